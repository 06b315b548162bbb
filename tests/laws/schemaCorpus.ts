/** Schemas in the shapes that other form systems write, some by hand and the rest put together from their habits. None is copied. */
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '#core';

const text: JsonObject = { type: 'string', title: '名称' };
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
});

/** One habit each. */
const BY_HAND: readonly JsonObject[] = [
  // A schema for everything, in every version of the draft.
  {
    $schema: 'http://json-schema.org/draft-04/schema#',
    id: 'urn:a',
    ...object({ n: { type: 'number', maximum: 3, exclusiveMaximum: true } }),
  },
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:b',
    ...object({ c: { const: 1 }, contains: { type: 'array', contains: { const: 2 } } }),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...object({ t: { type: 'array', prefixItems: [text, { type: 'integer' }], items: false } }),
  },
  // No type at all, several types, a schema that is only true.
  { properties: { a: {}, b: true, c: false, d: { type: ['string', 'null'] }, e: { type: [] } } },
  {},
  { type: 'object' },
  { type: 'object', properties: [] },
  { type: 'string', enum: ['only', 'one'] },
  // References to definitions, to siblings and to itself.
  {
    definitions: { node: object({ child: { $ref: '#/definitions/node' } }) },
    ...object({ root: { $ref: '#/definitions/node' } }),
  },
  {
    $defs: { a: text },
    ...object({ x: { $ref: '#/$defs/a', title: '另一个名称' }, y: { $ref: '#/properties/x' } }),
  },
  { $dynamicAnchor: 'node', ...object({ again: { $dynamicRef: '#node' } }) },
  // Branches.
  object({ kind: text }, { oneOf: [object({ a: text }), object({ b: text })] }),
  object(
    { kind: { enum: ['a', 'b'] } },
    { dependencies: { kind: { oneOf: [object({ kind: { enum: ['a'] }, more: text })] } } },
  ),
  object(
    { kind: text },
    {
      allOf: [
        {
          if: { properties: { kind: { const: 'a' } } },
          then: object({ more: text }, { required: ['more'] }),
        },
      ],
    },
  ),
  object(
    { any: { anyOf: [text, { type: 'null' }] }, none: { not: {} } },
    { dependentRequired: { any: ['none'] } },
  ),
  // Open objects and lists of lists.
  object({
    map: { type: 'object', additionalProperties: text },
    pattern: { type: 'object', patternProperties: { '^x-': text } },
  }),
  object({
    matrix: { type: 'array', items: { type: 'array', items: { type: 'number' } } },
    tuple: { type: 'array', items: [text, text] },
  }),
  object({
    any: { type: 'array' },
    fixed: { type: 'array', items: true },
    both: { type: 'array', items: [text], additionalItems: text },
  }),
  // Words of other systems, kept beside ours.
  object({
    a: {
      ...text,
      'x-component': 'Input',
      'x-decorator': 'FormItem',
      'x-reactions': ['{{$deps}}'],
      'x-index': 3,
    },
  }),
  object({ a: { ...text, 'ui:widget': 'color', enumNames: ['一', '二'], enum: ['1', '2'] } }),
  object({
    a: { type: 'string', enum: [1, '1', null, { deep: true }] },
    b: { type: 'string', oneOf: [{ const: null, title: '无' }] },
  }),
  object({
    a: { type: 'integer', enum: [3, 1, 2] },
    b: { type: 'string', oneOf: [] },
    c: { type: 'string', 'x-codes': 7 },
  }),
  object(
    { a: { type: 'number', format: 'int64', nullable: true, readOnly: true, example: 3, deprecated: true } },
    { discriminator: { propertyName: 'a' } },
  ),
  object({
    2024: text,
    '': text,
    'a/b~c': text,
    __proto: text,
    constructor: text,
    items: text,
    properties: object({ properties: text }),
  }),
  object(
    { a: object({ a: object({ a: object({ a: object({ a: text }) }) }) }) },
    { required: ['a', 'ghost', 'a'] },
  ),
  object({ a: text }, { required: 'a', title: { 'zh-CN': '不是文字' }, description: 7 }),
  object({
    list: {
      type: 'array',
      items: object({ a: text }, { if: { required: ['a'] }, else: { required: ['b'] } }),
      minItems: -1,
      maxItems: 'many',
    },
  }),
  { components: [{ type: 'textfield', key: 'a' }], display: 'form' },
  { pages: [{ elements: [{ type: 'text', name: 'a' }] }], type: 'object' },
];

const key = fc.oneof(
  fc.constantFrom(
    'name',
    '姓名',
    '2024',
    '7',
    'a/b~c',
    'items',
    'properties',
    'constructor',
    'x-ours',
    '',
    'title',
  ),
  fc.string({ maxLength: 6 }),
);
const extra = fc.constantFrom<JsonObject>(
  {},
  { 'x-component': 'Input' },
  { default: 'x' },
  { readOnly: true, examples: ['甲'] },
  { format: 'email' },
  { pattern: '^a+$', minLength: 2, maxLength: 200 },
  { nullable: true },
  { if: { required: ['a'] }, then: { required: ['b'] } },
  { allOf: [{ title: '三' }] },
  { 'x-personal': { purpose: '联系', basis: 'duty', retention: 'P1Y', sensitivity: 'general' } },
);
const leaf = fc.oneof(
  fc.constantFrom<JsonValue>(
    true,
    false,
    {},
    { $ref: '#/definitions/a' },
    { anyOf: [text, { type: 'null' }] },
    { type: ['integer', 'null'] },
    { const: 'x' },
    { type: 'null', title: '说明' },
  ),
  fc
    .tuple(
      fc.constantFrom<JsonObject>(
        { type: 'string' },
        { type: 'string', format: 'date' },
        { type: 'string', enum: ['a', 'b', 'c'] },
        { type: 'string', oneOf: [{ const: 'a', title: '甲' }, { const: 'b' }] },
        { type: 'integer', oneOf: [{ const: 1, title: '一' }] },
        { type: 'number', minimum: 0 },
        { type: 'boolean' },
        { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, uniqueItems: true },
        { type: 'array', items: { type: 'string' } },
        { type: 'string', 'x-kind': 'unit' },
      ),
      extra,
    )
    .map(([base, more]): JsonValue => ({ title: '题目', ...base, ...more })),
);

const { schema } = fc.letrec<{ schema: JsonValue; group: JsonValue }>((tie) => ({
  schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('group')),
  group: fc
    .tuple(
      fc.dictionary(key, tie('schema'), { maxKeys: 5 }),
      fc.array(key, { maxLength: 3 }),
      extra,
      fc.boolean(),
    )
    .map(([properties, required, more, listed]): JsonValue => {
      const inner = { type: 'object', properties, ...(required.length === 0 ? {} : { required }), ...more };
      return listed ? { type: 'array', title: '列表', items: inner } : { title: '分组', ...inner };
    }),
}));

/** A whole form of another system: its schema and a layout that may speak of other things than the schema has. */
export const foreignForm: fc.Arbitrary<{ readonly schema: JsonObject; readonly ui: JsonObject }> = fc.record({
  // There are few by hand, and each is opened by itself as well.
  schema: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...BY_HAND) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.dictionary(key, schema, { maxKeys: 8 }), fc.array(key, { maxLength: 4 }), extra)
        .map(([properties, required, more]): JsonObject => ({
          title: '表单',
          type: 'object',
          required,
          properties,
          ...more,
        })),
    },
  ),
  ui: fc
    .dictionary(
      key,
      fc.constantFrom<JsonValue>(
        { 'ui:widget': 'textarea' },
        { 'ui:help': '提示', items: { 'ui:order': ['a'] } },
        7,
        [],
      ),
      { maxKeys: 4 },
    )
    .chain((parts) =>
      fc.option(fc.array(fc.oneof(key, fc.constant('*')), { maxLength: 5 })).map((order): JsonObject => ({
        ...parts,
        ...(order === null ? {} : { 'ui:order': order }),
      })),
    ),
});

/** At least this many of them are opened. */
export const FOREIGN_FORMS = 300;
export const foreignByHand = BY_HAND;
