import { expect, test } from 'vitest';
import { editsBetween } from './editsBetween.ts';

test('U5 only what changed, as small as it can be told', () => {
  const seen = { a: '1', b: { c: '2', d: '3' }, list: [{ n: '1' }, { n: '2' }] };
  const put = { a: '1', b: { c: '9' }, list: [{ n: '1' }, { n: '7' }], e: true };
  expect(editsBetween(seen, put)).toEqual([
    { pointer: '/b/c', from: '2', to: '9' },
    { pointer: '/b/d', from: '3' },
    { pointer: '/list/1/n', from: '2', to: '7' },
    { pointer: '/e', to: true },
  ]);
});

test('U5 a list that grew changes as a whole', () => {
  expect(editsBetween({ list: ['a'] }, { list: ['a', 'b'] })).toEqual([
    { pointer: '/list', from: ['a'], to: ['a', 'b'] },
  ]);
});
