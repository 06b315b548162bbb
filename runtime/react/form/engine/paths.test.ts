import { expect, test } from 'vitest';
import { childOf, pathIn, upwards, valueAt, withValueAt } from './paths.ts';

test('a value is set on its own way only', () => {
  const data = { home: { rooms: 1 }, members: [{ name: '甲' }, { name: '乙' }] };
  const next = withValueAt(data, ['members', 1, 'name'], '丙') as typeof data;
  expect(next).toEqual({ home: { rooms: 1 }, members: [{ name: '甲' }, { name: '丙' }] });
  expect(next.home).toBe(data.home);
  expect(next.members[0]).toBe(data.members[0]);
  expect(data.members[1]?.name).toBe('乙');
});

test('groups and lists on the way are made, and only own properties are read', () => {
  expect(withValueAt(undefined, ['a', 'b'], 1)).toEqual({ a: { b: 1 } });
  expect(withValueAt({}, ['a', 0, 'b'], 1)).toEqual({ a: [{ b: 1 }] });
  expect(childOf({}, 'constructor')).toBeUndefined();
  expect(valueAt({ a: [{ b: 2 }] }, ['a', 0, 'b'])).toBe(2);
  expect(valueAt({ a: 'text' }, ['a', 'length'])).toBeUndefined();
});

test('a pointer knows all above it, and which of its tokens are indexes', () => {
  expect(upwards('/members/0/name')).toEqual(['/members/0/name', '/members/0', '/members', '']);
  expect(pathIn({ members: [{}] }, '/members/0/name')).toEqual(['members', 0, 'name']);
});
