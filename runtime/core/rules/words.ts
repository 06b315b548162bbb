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

/** `甲、乙` and `A, B`; each once. */
export function listWords(titles: readonly Words[], quoted: 'quoted' | 'plain'): Words {
  const once = titles.filter((title, index) => titles.findIndex((other) => other.zh === title.zh) === index);
  const quote = (text: string): string => (quoted === 'quoted' ? `“${text}”` : text);
  return {
    zh: once.map(({ zh }) => quote(zh)).join('、'),
    en: once.map(({ en }) => quote(en)).join(', '),
  };
}

export function sentence(zh: string, en: string): Text {
  return { [ZH]: zh, [EN]: en };
}
