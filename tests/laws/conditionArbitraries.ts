/** Schemas of the condition language, and data that comes close to fulfilling them. */
import fc, { type Arbitrary } from 'fast-check';
import { isObject, own, type JsonObject, type JsonValue } from '#core/base';

const NAMES = ['a', 'b', 'c', 'hasOwnProperty'] as const;
const TEXTS = [
  '',
  'a',
  'ab',
  'abc',
  '中',
  '中文字',
  '😀',
  'a😀b',
  '\ud83d',
  '2026-01-01',
  '2026-02-30',
  '09:30',
  '2026-05-08T09:30:00+08:00',
  '13800000000',
  '11010519491231002X',
  '91110000802100433B',
  '照片.jpg',
] as const;
const PATTERNS = ['^a', 'b$', '^.$', '\\p{L}', '^\\d+$', '😀', '^(?:[a-c]|中)*$', '^$'] as const;
const FORMATS = ['date', 'time', 'date-time', 'resident-id', 'credit-code', 'phone', 'attachment'] as const;
const NUMBERS = [-3, -1, -0, 0, 0.1, 0.3, 0.5, 1, 1.5, 2, 3, 4, 6, 1e21, 1e-7] as const;
const TYPES = ['null', 'boolean', 'string', 'number', 'integer', 'array', 'object'] as const;

const name = fc.constantFrom(...NAMES);
const number = fc.constantFrom(...NUMBERS);
const text = fc.constantFrom(...TEXTS);
const size = fc.integer({ min: 0, max: 3 });

/** Small values of every type, in which the same ones come up often. */
export const smallJson: Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 5, arbitrary: fc.oneof(number, text, fc.boolean(), fc.constant(null)) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }) },
  ),
})).value;

/** One keyword with its value, around schemas that `inner` gives. */
function fragments(inner: Arbitrary<JsonValue>): readonly Arbitrary<JsonObject>[] {
  const many = fc.array(inner, { minLength: 1, maxLength: 3 });
  const named = fc.dictionary(name, inner, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  const some = fc.uniqueArray(name, { maxLength: 2 });
  const one = (key: string, value: Arbitrary<JsonValue>): Arbitrary<JsonObject> =>
    fc.record({ [key]: value }, { noNullPrototype: true });
  return [
    one(
      'type',
      fc.oneof(fc.constantFrom(...TYPES), fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1 })),
    ),
    one('const', smallJson),
    one('enum', fc.array(smallJson, { minLength: 1, maxLength: 4 })),
    one('required', some),
    one('properties', named),
    fc.record({ properties: named, additionalProperties: inner }, { noNullPrototype: true }),
    fc.record({ properties: named, required: some }, { noNullPrototype: true }),
    one('additionalProperties', inner),
    one('minProperties', size),
    one('maxProperties', size),
    one('items', inner),
    one('minItems', size),
    one('maxItems', size),
    one('uniqueItems', fc.boolean()),
    one('contains', inner),
    one('minimum', number),
    one('maximum', number),
    one('exclusiveMinimum', number),
    one('exclusiveMaximum', number),
    one('multipleOf', fc.constantFrom(0.1, 0.5, 1, 2, 3)),
    one('minLength', size),
    one('maxLength', size),
    one('pattern', fc.constantFrom(...PATTERNS)),
    one('format', fc.constantFrom(...FORMATS)),
    one('allOf', many),
    one('anyOf', many),
    one('oneOf', many),
    one('not', inner),
    fc.record({ if: inner, then: inner, else: inner }, { noNullPrototype: true, requiredKeys: ['if'] }),
    one('dependentRequired', fc.dictionary(name, some, { minKeys: 1, maxKeys: 2, noNullPrototype: true })),
    one('title', text),
    one('x-note', smallJson),
  ];
}

/** Schemas of the subset, up to three keywords at each level. */
export const conditions: Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    { weight: 1, arbitrary: fc.constantFrom<JsonValue>(true, true, false, {}) },
    {
      weight: 9,
      arbitrary: fc
        .array(fc.oneof(...fragments(tie('schema'))), { minLength: 1, maxLength: 3 })
        .map((parts): JsonValue => Object.assign({}, ...parts) as JsonObject),
    },
  ),
})).schema;

/** Data made after the schema's own words, so that it is accepted about as often as it is refused. */
export function near(schema: JsonValue): Arbitrary<JsonValue> {
  if (!isObject(schema)) return smallJson;
  const close = CLOSENESS.flatMap(([keyword, make]) => {
    const value = own(schema, keyword);
    return value === undefined ? [] : [make(value, schema)];
  });
  if (close.length === 0) return smallJson;
  return fc.oneof({ weight: 8, arbitrary: fc.oneof(...close) }, { weight: 1, arbitrary: smallJson });
}

type Near = (value: JsonValue, schema: JsonObject) => Arbitrary<JsonValue>;

const nearAny: Near = (value) => fc.oneof(...(value as readonly JsonValue[]).map(near));
const nearObject: Near = (_value, schema) => {
  const properties = (own(schema, 'properties') ?? {}) as JsonObject;
  const rest = near(own(schema, 'additionalProperties') ?? true);
  const parts = Object.fromEntries(
    NAMES.map((key) => [key, key in properties ? near(own(properties, key) ?? true) : rest]),
  );
  const wanted = (own(schema, 'required') ?? []) as readonly (typeof NAMES)[number][];
  return fc.record(parts, { requiredKeys: [...wanted], noNullPrototype: true }) as Arbitrary<JsonObject>;
};
const nearArray: Near = (_value, schema) => {
  const item = near(own(schema, 'items') ?? own(schema, 'contains') ?? true);
  return fc.array(fc.oneof(item, near(own(schema, 'contains') ?? true)), { maxLength: 4 });
};
const BY_TYPE: Readonly<Record<string, Near>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  string: () => text,
  number: () => number,
  integer: () => number,
  array: nearArray,
  object: nearObject,
};
const nearNumber: Near = (value) => fc.constantFrom(Number(value), Number(value) + 1, Number(value) - 1, 2);

const CLOSENESS: readonly (readonly [string, Near])[] = [
  [
    'type',
    (value, schema) =>
      fc.oneof(
        ...([value].flat() as readonly string[]).map((type) => (BY_TYPE[type] ?? nearObject)(value, schema)),
      ),
  ],
  ['const', (value) => fc.constant(value)],
  ['enum', (value) => fc.constantFrom(...(value as readonly JsonValue[]))],
  ['properties', nearObject],
  ['required', nearObject],
  ['additionalProperties', nearObject],
  ['dependentRequired', nearObject],
  ['minProperties', nearObject],
  ['maxProperties', nearObject],
  ['items', nearArray],
  ['contains', nearArray],
  ['minItems', nearArray],
  ['maxItems', nearArray],
  ['uniqueItems', nearArray],
  ['minimum', nearNumber],
  ['maximum', nearNumber],
  ['exclusiveMinimum', nearNumber],
  ['exclusiveMaximum', nearNumber],
  ['multipleOf', () => number],
  ['minLength', () => text],
  ['maxLength', () => text],
  ['pattern', () => text],
  ['format', () => text],
  ['allOf', nearAny],
  ['anyOf', nearAny],
  ['oneOf', nearAny],
  ['not', (value) => near(value)],
  [
    'if',
    (value, schema) =>
      fc.oneof(near(value), near(own(schema, 'then') ?? true), near(own(schema, 'else') ?? true)),
  ],
];
