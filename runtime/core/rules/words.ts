import { inLanguage, type Text } from '#core/base';

/** The two languages of the reasons, built at once so that a list and its sentence cannot fall apart. */
export const ZH = 'zh-CN';
export const EN = 'en';

/** Words that were put together from the kit's titles. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export function wordsOf(title: Text): Words {
  return { zh: inLanguage(title, ZH), en: inLanguage(title, EN) };
}

/** How a list is written: `甲、乙`; `“甲”“乙”`, which take no mark between them (GB/T 15834 §4.5.3.5); `“甲”或“乙”`. */
const MARKS = {
  plain: { quoted: false, zh: '、', en: ', ' },
  quoted: { quoted: true, zh: '', en: ', ' },
  either: { quoted: true, zh: '或', en: ' or ' },
} as const;

/** The titles in one row, each once. */
export function listWords(titles: readonly Words[], as: keyof typeof MARKS): Words {
  const once = titles.filter((title, index) => titles.findIndex((other) => other.zh === title.zh) === index);
  const { quoted, zh, en } = MARKS[as];
  const quote = (text: string): string => (quoted ? `“${text}”` : text);
  return {
    zh: once.map((title) => quote(title.zh)).join(zh),
    en: once.map((title) => quote(title.en)).join(en),
  };
}

export function sentence(zh: string, en: string): Text {
  return { [ZH]: zh, [EN]: en };
}
