import { expect, test } from 'vitest';
import { readsOf, touches } from './index.ts';

test('C8 a condition names the places it looks at', () => {
  expect(readsOf({ properties: { works: { const: true } }, required: ['works'] })).toEqual(['/works']);
  expect(readsOf({ properties: { home: { properties: { rooms: { minimum: 3 } } } } })).toEqual([
    '/home/rooms',
  ]);
  expect(readsOf({ items: { properties: { 'a/b': { type: 'string' } } } })).toEqual(['/-/a~1b']);
  expect(readsOf({ if: { required: ['a'] }, then: { required: ['b'] } })).toEqual(['/a', '/b']);
  expect(readsOf({ minProperties: 2 })).toEqual(['']);
  expect(readsOf({ title: 'x' })).toEqual([]);
});

test('C8 a change is seen from its own place, from above and from below, and by any item', () => {
  expect(touches('/members/3/name', '/members/-/name')).toBe(true);
  expect(touches('/members/3', '/members/-/name')).toBe(true);
  expect(touches('/members/3/name/x', '/members/-/name')).toBe(true);
  expect(touches('/members/3/age', '/members/-/name')).toBe(false);
  expect(touches('/anything', '')).toBe(true);
});
