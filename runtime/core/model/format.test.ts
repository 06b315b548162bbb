import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format } from './format.ts';

function formatted(text: string): string {
  const result = format(text);
  return result.status === 'formatted' ? result.text : `unreadable: ${result.problem.code}`;
}

/** Keys as JavaScript would print them, in the order of the text. */
function keysOf(text: string): readonly string[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(?=\s*:)/g)].map(([key]) => JSON.stringify(JSON.parse(key)));
}

test('M6 formatting twice equals formatting once, the value is unchanged', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 1, 4, '\t'), (text, indent) => {
      const value: unknown = JSON.parse(text);
      const once = formatted(JSON.stringify(value, null, indent));
      expect(formatted(once)).toBe(once);
      expect(JSON.parse(once)).toEqual(value);
      expect(once.endsWith('\n') && !once.endsWith('\n\n')).toBe(true);
    }),
  );
});

test('M6 the order of keys is kept, even of those made of digits', () => {
  const text = '{"b":{"10":1,"9":[{}],"a":{}},"1":0}';
  expect(keysOf(formatted(text))).toEqual(keysOf(text));
});

test('M6 lists and groups of plain values stand on one line if they fit', () => {
  expect(formatted('{"a":[1,"x",null],"b":{"c":true},"d":[{"e":1}],"f":{},"g":[]}')).toBe(
    [
      '{',
      '  "a": [1, "x", null],',
      '  "b": { "c": true },',
      '  "d": [',
      '    { "e": 1 }',
      '  ],',
      '  "f": {},',
      '  "g": []',
      '}',
      '',
    ].join('\n'),
  );
});

test('M6 a line holds 100 columns, comma included; a Chinese character takes two', () => {
  // `  "a": ["…"],` has 12 columns around the word.
  const lines = (word: string): number => formatted(JSON.stringify({ a: [word], b: 1 })).split('\n').length;
  expect(lines('x'.repeat(88))).toBe(5);
  expect(lines('x'.repeat(89))).toBe(7);
  expect(lines('字'.repeat(44))).toBe(5);
  expect(lines('字'.repeat(45))).toBe(7);
});

test('M6 what is no JSON, or writes a key twice, is left to its author', () => {
  expect(formatted('{')).toBe('unreadable: json.unreadable');
  expect(formatted('{"a":1,"a":2}')).toBe('unreadable: json.duplicate-key');
});

test('M6 the sign of a negative zero is kept', () => {
  expect(formatted('-0.0')).toBe('-0\n');
});
