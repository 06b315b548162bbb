import { useTexts } from '#react';
import type { Text } from '#core';
import { useMemo } from 'react';
import { en } from './en.ts';
import { zhCN, type WordKey } from './zh-CN.ts';

/** Gives the words of a key with its values put in. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The designer's own words in the language of the page. They are apart from the app's, which does not load them. */
export function useWords(): {
  readonly language: string;
  readonly t: Say;
  readonly words: (text: Text) => string;
} {
  const { language, words } = useTexts();
  return useMemo(() => {
    const catalogue: Readonly<Record<WordKey, string>> = language === 'en' ? en : zhCN;
    const t: Say = (key, values = {}) =>
      catalogue[key].replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark));
    return { language, words, t };
  }, [language, words]);
}
