import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, deepFreeze, equalJson, type JsonValue, nearestName, sha256Hex } from './index.ts';

const json = fc.jsonValue().map((value) => value as JsonValue);

/** The same value with every object's keys the other way round. */
function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, JsonValue>).reverse();
  return Object.fromEntries(entries.map(([key, item]) => [key, reversed(item)]));
}

test('canonicalJson: the order of keys is without meaning, and it is JSON of the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('equalJson: agrees with the canonical text', () => {
  fc.assert(
    fc.property(json, json, (left, right) => {
      expect(equalJson(left, reversed(left))).toBe(true);
      expect(equalJson(left, right)).toBe(canonicalJson(left) === canonicalJson(right));
    }),
  );
});

test('equalJson: an absent value equals only an absent one', () => {
  expect(equalJson(undefined, undefined)).toBe(true);
  expect(equalJson(undefined, null)).toBe(false);
  expect(equalJson({ a: 1 }, { b: 1 })).toBe(false);
  expect(equalJson([], {})).toBe(false);
});

test('sha256Hex: the published example', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('deepFreeze: everything below is frozen', () => {
  const value = deepFreeze({ a: [{ b: {} }] });
  expect([value, value.a, value.a[0], value.a[0]?.b].every(Object.isFrozen)).toBe(true);
});

test.each([
  ['titel', 'title'],
  ['Title', 'title'],
  ['x-code', 'x-codes'],
  ['zzz', undefined],
  ['', undefined],
])('nearestName: %s was meant to be %s', (name, meant) => {
  expect(nearestName(name, ['reach', 'title', 'x-codes', 'home'])).toBe(meant);
});
