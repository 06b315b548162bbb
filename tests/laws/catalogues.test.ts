/** The words of the interface: the same keys and values in both languages, each with its own punctuation. */
import { describe, expect, test } from 'vitest';
import { en as designerEn } from '../../designer/words/en.ts';
import { zhCN as designerZh } from '../../designer/words/zh-CN.ts';
import { en as appEn } from '../../runtime/react/texts/en.ts';
import { peopleEn } from '../../runtime/react/texts/people.en.ts';
import { peopleZhCN } from '../../runtime/react/texts/people.zh-CN.ts';
import { zhCN as appZh } from '../../runtime/react/texts/zh-CN.ts';

type Catalogue = Readonly<Record<string, string>>;

const CATALOGUES: readonly (readonly [string, Catalogue, Catalogue])[] = [
  ['the app', appZh, appEn],
  ['the page of people and accounts', peopleZhCN, peopleEn],
  ['the designer', designerZh, designerEn],
];

const marks = (words: string | undefined): readonly string[] => (words?.match(/\{\w+\}/g) ?? []).sort();

describe.each(CATALOGUES)('the words of %s', (_part, zh, en) => {
  test('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  test('take the same values in every sentence', () => {
    for (const [key, words] of Object.entries(zh)) expect([key, marks(en[key])]).toEqual([key, marks(words)]);
  });

  test('have Chinese punctuation in Chinese, and no Chinese characters in English', () => {
    for (const [key, words] of Object.entries(zh))
      expect([key, /[一-鿿][,;:?()]/.test(words)]).toEqual([key, false]);
    // The button that leads to the other language is named in that language.
    for (const [key, words] of Object.entries(en))
      if (key !== 'top.language') expect([key, /[一-鿿，。；：（）]/.test(words)]).toEqual([key, false]);
  });
});
