import { useMemo } from 'react';
import { useTexts, type Texts } from '../texts/index.ts';
import { peopleEn } from '../texts/people.en.ts';
import { peopleZhCN, type PeopleTextKey } from '../texts/people.zh-CN.ts';
import { filledIn } from '../texts/translate.ts';

/** Gives the words of this page with their values put in. */
export type Say = (key: PeopleTextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The app's words, and as `say` those of this page, which the app does not load before it. */
export function usePeopleTexts(): Texts & { readonly say: Say } {
  const texts = useTexts();
  return useMemo(() => {
    const words: Readonly<Record<PeopleTextKey, string>> = texts.language === 'en' ? peopleEn : peopleZhCN;
    return { ...texts, say: (key, values) => filledIn(words[key], values) };
  }, [texts]);
}
