import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, valueOf } from './parseJson.ts';
import { findPlace } from './place.ts';
import { readJson } from './readJson.ts';

/** Texts that are nearly JSON: pieces of it in any order, and valid JSON with a bite taken out. */
const pieces = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '1',
      '-',
      '.5',
      'e3',
      'true',
      'nul',
      '\\',
      '\n',
      ' ',
    ),
  )
  .map((parts) => parts.join(''));
const bitten = fc.tuple(fc.json(), fc.nat(), fc.nat(2)).map(([text, at, length]) => {
  const from = at % (text.length + 1);
  return text.slice(0, from) + text.slice(from + length);
});
const texts = fc.oneof(fc.string(), pieces, bitten, fc.json());

function judge(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    // Infinity cannot be written back: there we are stricter.
    return holdsInfinity(value) ? 'unreadable' : { value };
  } catch {
    return 'unreadable';
  }
}

function holdsInfinity(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsInfinity);
  return value === Infinity || value === -Infinity;
}

test('M3 reads what JSON.parse reads, and nothing else', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseJson(text);
      expect(parsed.status === 'parsed' ? { value: valueOf(parsed.root) } : 'unreadable').toEqual(
        judge(text),
      );
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['{\n  "a": 1,\n  "b": [1, 2\n', 4, 1, '突然结束'],
  ['{\n  "a": "x\n}', 2, 10, '双引号'],
  ['{ "a": 1, }', 1, 9, '多了逗号'],
  ['{ "a" 1 }', 1, 7, '冒号'],
  ['{ "a": 1 "b": 2 }', 1, 10, '逗号'],
  ["{ 'a': 1 }", 1, 3, '双引号的名称'],
  ['// note\n{}', 1, 1, '注释'],
  ['{}\n{}', 2, 1, '多余'],
  ['{ "a": 1e999 }', 1, 8, '数字'],
  ['{ "a": 01 }', 1, 8, '数字'],
  ['{ "a": yes }', 1, 8, '有一个值'],
  ['', 1, 1, '突然结束'],
  ['['.repeat(500), 1, 202, '太深'],
])('M3 %j is one problem at %d:%d', (text, line, column, words) => {
  const read = readJson('a.json', text);
  expect(read.status).toBe('unreadable');
  if (read.status !== 'unreadable') return;
  expect(read.problem.message['zh-CN']).toContain(`第 ${String(line)} 行第 ${String(column)} 列`);
  expect(read.problem.message['zh-CN']).toContain(words);
});

test('M3 a byte order mark is passed over', () => {
  expect(readJson('a.json', '\uFEFF{"a":1}')).toMatchObject({
    status: 'read',
    value: { a: 1 },
    problems: [],
  });
});

test('M2 a key written twice is an error at its place, a key of digits a warning', () => {
  const read = readJson('a.json', '{"a": [{"b": 1, "b": 2}], "7": 0}');
  expect(read.status === 'read' ? read.problems : []).toMatchObject([
    { code: 'json.duplicate-key', severity: 'error', pointer: '/a/0/b' },
    { code: 'json.digit-key', severity: 'warning', pointer: '/7' },
  ]);
});

test('M2 a pointer leads to its line and column, or to the nearest thing around it', () => {
  const text = '{\n  "a": [\n    { "b": 1 }\n  ]\n}\n';
  expect(findPlace(text, '/a/0/b')).toEqual({ line: 3, column: 7 });
  expect(findPlace(text, '/a/0/none/deep')).toEqual({ line: 3, column: 5 });
  expect(findPlace(text, '')).toEqual({ line: 1, column: 1 });
  expect(findPlace('{', '/a')).toBeUndefined();
});
