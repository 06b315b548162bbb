import { en } from './en.ts';
import { zhCN, type TextKey } from './zh-CN.ts';

/** Languages of the interface; a kit's own words may come in others and then fall back to their first. */
export type UiLanguage = 'zh-CN' | 'en';

/** Gives the words of a key with its values put in. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const catalogues: Readonly<Record<UiLanguage, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zhCN, en };

/** The translator of one language. A value that is not given leaves its mark visible, so that a test or an eye finds it. */
export function translator(language: UiLanguage): Translate {
  const words = catalogues[language];
  return (key, values) => filledIn(words[key], values);
}

/** A sentence with its values put in at their marks. */
export function filledIn(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark));
}
