import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalJson, getAt, joinPointer, type JsonValue, setAt, splitPointer } from './index.ts';

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as JsonValue);
const tokens = fc.array(fc.string(), { maxLength: 4 });

test('pointer: joining and splitting are each other’s inverse', () => {
  fc.assert(
    fc.property(tokens, (path) => {
      expect(splitPointer(joinPointer(path))).toEqual(path);
    }),
  );
});

test('pointer: what was set is found, unless a text or a number is in the way', () => {
  fc.assert(
    fc.property(json, tokens, json, (value, path, next) => {
      const pointer = joinPointer(path);
      const after = setAt(value, pointer, next);
      if (after === value) return;
      expect(getAt(after, pointer)).toEqual(next);
    }),
  );
});

test('pointer: removing leaves no value, and the given value is never changed', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json, { minKeys: 1 }), (object) => {
      const before = JSON.stringify(object);
      const [name = ''] = Object.keys(object);
      const pointer = joinPointer([name]);
      expect(getAt(setAt(object, pointer, undefined), pointer)).toBeUndefined();
      expect(JSON.stringify(object)).toBe(before);
    }),
  );
});

test('pointer: missing groups are made, lists grow at their end only, the rest is shared', () => {
  const value = { list: [1], other: { kept: true } };
  expect(setAt(value, '/a/b', 1)).toEqual({ ...value, a: { b: 1 } });
  expect(getAt(setAt(value, '/list/-', 2), '/list')).toEqual([1, 2]);
  expect(getAt(setAt(value, '/list/1', 2), '/list')).toEqual([1, 2]);
  expect(getAt(setAt([1, 2, 3], '/1', undefined), '')).toEqual([1, 3]);
  for (const nowhere of ['/list/2', '/list/01', '/list/x', '/other/kept/deep', 'list']) {
    expect(setAt(value, nowhere, 2)).toBe(value);
  }
  expect(setAt(value, '/gone/deep', undefined)).toBe(value);
  expect(getAt(setAt(value, '/list/0', 5), '/other')).toBe(value.other);
});

test.each(['__proto__', 'constructor', 'toString'])('pointer: %s is a name like any other', (name) => {
  expect(getAt({}, `/${name}`)).toBeUndefined();
  const set = setAt({}, `/${name}`, { x: 1 });
  expect(getAt(set, `/${name}/x`)).toBe(1);
  expect(equalJson({}, set)).toBe(false);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});
