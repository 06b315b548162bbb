import { expect, test } from 'vitest';
import { mayDesign } from './mayDesign.ts';

const post = { title: { 'zh-CN': '样例岗位' }, reach: 'town', home: 'desk' } as const;
const posts = {
  clerk: { ...post, id: 'clerk', designs: true },
  centre: { ...post, id: 'centre' },
  other: { ...post, id: 'other', designs: false },
};
const held = (...names: readonly string[]): boolean =>
  mayDesign(
    { posts },
    names.map((name) => ({ post: name, seat: '990101101' })),
  );

test('R8 who holds a post that designs may', () => {
  expect(held('clerk')).toBe(true);
  expect(held('centre', 'clerk')).toBe(true);
});

test('R8 nobody else may: another post, an unknown one, a name that every object has, none at all', () => {
  expect(held('centre', 'other')).toBe(false);
  expect(held('stranger')).toBe(false);
  expect(held('constructor', '__proto__')).toBe(false);
  expect(held()).toBe(false);
});
