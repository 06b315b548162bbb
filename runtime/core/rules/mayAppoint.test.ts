import { expect, test } from 'vitest';
import { mayAppoint } from './mayAppoint.ts';

const post = { title: { 'zh-CN': '样例岗位' }, reach: 'town', home: 'desk' } as const;
const posts = {
  clerk: { ...post, id: 'clerk', appoints: true },
  centre: { ...post, id: 'centre' },
  other: { ...post, id: 'other', appoints: false },
};
const held = (...names: readonly string[]): boolean =>
  mayAppoint(
    { posts },
    names.map((name) => ({ post: name, seat: '990101101' })),
  );

test('R9 who holds a post that appoints may', () => {
  expect(held('clerk')).toBe(true);
  expect(held('centre', 'clerk')).toBe(true);
});

test('R9 nobody else may: another post, an unknown one, a name that every object has, none at all', () => {
  expect(held('centre', 'other')).toBe(false);
  expect(held('stranger')).toBe(false);
  expect(held('constructor', '__proto__')).toBe(false);
  expect(held()).toBe(false);
});
