import { expect, test } from 'vitest';
import { en } from './en.ts';
import { translator } from './translate.ts';
import { zhCN } from './zh-CN.ts';

const marks = (words: string): readonly string[] => (words.match(/\{\w+\}/g) ?? []).sort();

test('U1 both languages have the same keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
});

test('U1 both languages use the same values in every sentence', () => {
  for (const [key, words] of Object.entries(zhCN))
    expect([key, marks(en[key as keyof typeof zhCN])]).toEqual([key, marks(words)]);
});

test('U1 Chinese words have Chinese punctuation, English words have no Chinese characters', () => {
  for (const [key, words] of Object.entries(zhCN))
    expect([key, /[一-鿿][,;:?()]/.test(words)]).toEqual([key, false]);
  for (const [key, words] of Object.entries(en))
    expect([key, /[一-鿿，。；：（）]/.test(words)]).toEqual([key, false]);
});

test('U1 a value that is missing stays visible', () => {
  expect(translator('en')('list.count', { n: 3 })).toBe('3 in all');
  expect(translator('en')('list.count')).toBe('{n} in all');
});
