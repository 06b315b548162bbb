import { expect, test } from 'vitest';
import { prune, pruneObject } from './prune.ts';

test('U3 what nobody answered is not stored', () => {
  expect(pruneObject({ a: undefined, b: '  ', c: {}, d: { e: '' }, f: [], g: null })).toEqual({});
});

test('U3 answers stay, text without the blanks around it', () => {
  expect(pruneObject({ a: ' 三组 ', b: false, c: 0, d: { e: '1' } })).toEqual({
    a: '三组',
    b: false,
    c: 0,
    d: { e: '1' },
  });
});

test('U3 an added entry stays, even an empty one', () => {
  expect(prune([{}, { name: '' }])).toEqual([{}, {}]);
});
