import type { JsonValue, Language } from '#core/base';

/** How a form's words come into a sentence; places are names, `*` for every entry. */
export interface Sayer {
  readonly language: Language;
  /** The field's title in quotation marks. */
  readonly field: (steps: readonly string[]) => string;
  /** A value of the field as people read it. */
  readonly value: (steps: readonly string[], value: JsonValue) => string;
  /** The title of a code table in quotation marks. */
  readonly table: (id: string) => string;
}

/** The product speaks two languages; whatever is not Chinese reads English. */
export function pick(language: Language, zh: string, en: string): string {
  return language === 'zh' || language.startsWith('zh-') ? zh : en;
}

/** `甲、乙` or `a and b`. */
export function listed(parts: readonly string[], language: Language): string {
  if (pick(language, 'zh', 'en') === 'zh') return parts.join('、');
  return parts.length < 3
    ? parts.join(' and ')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
