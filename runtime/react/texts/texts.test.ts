import { expect, test } from 'vitest';
import { translator } from './translate.ts';

test('U1 a value that is missing stays visible', () => {
  expect(translator('en')('list.count', { n: 3 })).toBe('3 in all');
  expect(translator('en')('list.count')).toBe('{n} in all');
});
