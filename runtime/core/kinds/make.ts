/** What kinds have in common, so that each says only what is its own. */
import { type JsonValue, own, type Text } from '#core/base';
import type { FieldKind, Reading } from './FieldKind.ts';
import { FORMATS, type FormatName } from './formats.ts';

export const named = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

type Own = Partial<FieldKind> & Pick<FieldKind, 'title' | 'schema' | 'seconds'>;

/** A kind with one text as its answer, until it says otherwise. */
export function kind(given: Own): FieldKind {
  const { schema, format } = given;
  // Engines of CouchDB read no defaults in object patterns.
  const limits = given.limits ?? [];
  return {
    parse: asTyped,
    serialize: shown,
    validate: (value) => isText(value, format),
    initial: (field) => own(field, 'default'),
    print: printed,
    ...given,
    limits,
    owned: [
      ...new Set([
        'title',
        'description',
        'x-personal',
        ...Object.keys(schema),
        ...(given.owned ?? []),
        ...limits,
      ]),
    ],
    look: ['ui:help', ...(given.look ?? [])],
  };
}

/** A text that is written in one way only. */
export function formatted(
  given: Omit<Own, 'schema'> & { readonly format: FormatName; readonly fault: Text },
): FieldKind {
  return kind({
    look: ['ui:placeholder'],
    ...given,
    schema: { type: 'string', format: given.format },
  });
}

/** One of the town's own units, grids or groups, by its code. */
export function ofTown(given: Omit<Own, 'schema' | 'seconds'>, xKind: string): FieldKind {
  return kind({
    seconds: 6,
    look: ['ui:widget'],
    ...given,
    schema: { type: 'string', 'x-kind': xKind },
    print: (value, { titleOf }) => titleOf(value),
  });
}

/** Nothing typed is no answer. */
export function asTyped(text: string): JsonValue | undefined {
  return text === '' ? undefined : text;
}

function shown(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isText(value: JsonValue, format: FormatName | undefined): boolean {
  return typeof value === 'string' && (format === undefined || FORMATS[format](value));
}

function printed(value: JsonValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The chosen answers in words, in the order in which they stand. */
export function printChoices(value: JsonValue, { titleOf, language }: Reading): string | undefined {
  if (!Array.isArray(value)) return titleOf(value);
  const titles = (value as readonly JsonValue[]).map(
    (one) => titleOf(one) ?? (typeof one === 'string' ? one : undefined),
  );
  if (titles.some((title) => title === undefined)) return undefined;
  return titles.join(language.startsWith('zh') ? '、' : ', ');
}
