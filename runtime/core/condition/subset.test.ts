import { expect, test } from 'vitest';
import { subsetProblems, test as holds } from './index.ts';

test('C3 every keyword outside the subset is named with its place', () => {
  const schema = {
    $defs: { a: true },
    $ref: '#/$defs/a',
    properties: { 'a/b': { patternProperties: {} }, nullable: { nullable: true } },
    items: [{ type: 'string' }],
    anyOf: [{ unevaluatedItems: false }, { const: 1, minContains: 2 }],
    if: { propertyNames: true },
    title: 'words decide nothing',
    'x-codes': 'sex',
  };
  expect(subsetProblems(schema)).toEqual([
    { pointer: '/$defs', keyword: '$defs', reason: 'unknown' },
    { pointer: '/$ref', keyword: '$ref', reason: 'unknown' },
    { pointer: '/properties/a~1b/patternProperties', keyword: 'patternProperties', reason: 'unknown' },
    { pointer: '/properties/nullable/nullable', keyword: 'nullable', reason: 'unknown' },
    { pointer: '/items', keyword: 'items', reason: 'malformed' },
    { pointer: '/anyOf/0/unevaluatedItems', keyword: 'unevaluatedItems', reason: 'unknown' },
    { pointer: '/anyOf/1/minContains', keyword: 'minContains', reason: 'unknown' },
    { pointer: '/if/propertyNames', keyword: 'propertyNames', reason: 'unknown' },
  ]);
});

test.each([
  ['type', 'strng'],
  ['type', []],
  ['enum', []],
  ['required', ['a', 'a']],
  ['minimum', '3'],
  ['minLength', -1],
  ['minItems', 1.5],
  ['multipleOf', 0],
  ['pattern', '('],
  ['pattern', 3],
  ['allOf', []],
  ['not', 'a'],
  ['properties', { a: 1 }],
  ['dependentRequired', { a: 'b' }],
  ['format', 3],
])('C3 %s cannot be %j', (keyword, value) => {
  expect(subsetProblems({ [keyword]: value })).toEqual([
    { pointer: `/${keyword}`, keyword, reason: 'malformed' },
  ]);
});

test('C3 a value that is no schema is one problem', () => {
  expect(subsetProblems('true')).toEqual([{ pointer: '', keyword: '', reason: 'malformed' }]);
});

test('C5 an unknown format is a subset problem, and decides nothing', () => {
  const schema = { format: 'email' };
  expect(subsetProblems(schema)).toEqual([{ pointer: '/format', keyword: 'format', reason: 'unknown' }]);
  expect(holds(schema, 'not an address')).toBe(true);
});
