import { expect, test } from 'vitest';
import type { JsonValue } from '#core/base';
import { test as holds, validate } from './index.ts';

/** As it comes from a file: there `__proto__` is a property like any other. */
const parse = (text: string): JsonValue => JSON.parse(text) as JsonValue;

test('C1 a cleared field counts as absent', () => {
  const cleared = { name: undefined } as unknown as JsonValue;
  expect(holds({ required: ['name'] }, cleared)).toBe(false);
  expect(holds({ properties: { name: { type: 'string' } } }, cleared)).toBe(true);
  expect(holds({ additionalProperties: false }, cleared)).toBe(true);
  expect(holds({ maxProperties: 0 }, cleared)).toBe(true);
  expect(holds({ const: {} }, cleared)).toBe(true);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'C1 %s is a property only where it is written',
  (name) => {
    const written = parse(`{"${name}": 1}`);
    expect(holds({ required: [name] }, {})).toBe(false);
    expect(holds({ required: [name] }, written)).toBe(true);
    expect(holds({ additionalProperties: false }, written)).toBe(false);
    const closed = parse(`{"properties": {"${name}": {"const": 1}}, "additionalProperties": false}`);
    expect(holds(closed as never, written)).toBe(true);
    expect(holds(closed as never, parse(`{"${name}": 2}`))).toBe(false);
    expect(holds(closed as never, {})).toBe(true);
    expect(holds({ const: {} }, written)).toBe(false);
    expect(holds({ const: written }, parse(`{"${name}": 1}`))).toBe(true);
    expect(holds({ dependentRequired: { a: [name] } }, { a: 1 })).toBe(false);
  },
);

test('C2 lengths are counted in code points', () => {
  expect(holds({ maxLength: 1 }, '😀')).toBe(true);
  expect(holds({ minLength: 2 }, '😀')).toBe(false);
  expect(holds({ minLength: 2, maxLength: 2 }, '\ud83d\ud83d')).toBe(true);
});

test('C4 each violation names its place, its keyword and what was asked', () => {
  const schema = {
    type: 'object',
    required: ['name', 'phone'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 2 },
      'a/b': { items: { enum: ['x', 'y'] } },
    },
    dependentRequired: { name: ['why'] },
  };
  expect(validate(schema, { name: '王', 'a/b': ['x', 'z'], extra: 1 })).toEqual([
    { pointer: '', keyword: 'required', params: { missingProperty: 'phone' } },
    { pointer: '', keyword: 'additionalProperties', params: { additionalProperty: 'extra' } },
    { pointer: '/name', keyword: 'minLength', params: { limit: 2 } },
    { pointer: '/a~1b/1', keyword: 'enum', params: { allowedValues: ['x', 'y'] } },
    { pointer: '', keyword: 'dependentRequired', params: { property: 'name', missingProperty: 'why' } },
  ]);
});

test('C4 choices and negations answer for themselves, `if` lets the chosen branch answer', () => {
  expect(validate({ anyOf: [{ const: 1 }, { const: 2 }] }, 3)).toEqual([
    { pointer: '', keyword: 'anyOf', params: {} },
  ]);
  expect(validate({ oneOf: [true, true] }, 3)).toEqual([
    { pointer: '', keyword: 'oneOf', params: { passing: 2 } },
  ]);
  expect(validate({ not: true }, 3)).toEqual([{ pointer: '', keyword: 'not', params: {} }]);
  expect(validate({ if: { type: 'number' }, then: { minimum: 4 }, else: false }, 3)).toEqual([
    { pointer: '', keyword: 'minimum', params: { comparison: '>=', limit: 4 } },
  ]);
  expect(validate(false, 3)).toEqual([{ pointer: '', keyword: 'false schema', params: {} }]);
});

test('C6 a malformed condition never holds, not even inside `not`', () => {
  const broken = { not: { properties: { a: { pattern: '(' } } } };
  expect(holds(broken, {})).toBe(false);
  expect(validate(broken, {})).toEqual([
    { pointer: '', keyword: 'pattern', params: { schema: '/not/properties/a/pattern' } },
  ]);
});

test('C6 nesting beyond the limit is refused instead of exhausting the stack', () => {
  const nest = (levels: number, key: string): JsonValue => {
    let value: JsonValue = true;
    for (let level = 0; level < levels; level++) value = { [key]: value };
    return value;
  };
  expect(holds(nest(100, 'not') as never, 1)).toBe(true);
  expect(holds(nest(100_000, 'not') as never, 1)).toBe(false);
  expect(validate(nest(100_000, 'not') as never, 1)).toHaveLength(1);
});

test('C6 data may be nested as deep as it likes', () => {
  const deep = (): JsonValue => {
    let value: JsonValue = [];
    for (let level = 0; level < 100_000; level++) value = [value];
    return value;
  };
  expect(holds({ uniqueItems: true }, [deep(), deep()])).toBe(false);
  expect(holds({ items: { items: { type: 'array' } } }, deep())).toBe(true);
});
