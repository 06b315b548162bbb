import { expect, test } from 'vitest';
import { type JsonObject, type JsonValue, setAt } from '#core/base';
import { test as holds } from '#core/condition';
import { readKit } from '../index.ts';
import { townFile, townFiles } from '../town.fixture.ts';

const FILE = 'forms/report/form.schema.json';

function judgedBy(source: JsonObject): JsonObject {
  const loaded = readKit(townFiles({ [FILE]: source, 'forms/report/i18n/en.json': undefined }));
  const form = loaded.status === 'refused' ? undefined : loaded.kit.forms['report'];
  if (form === undefined) throw new Error(JSON.stringify(loaded.problems));
  return form.schema;
}

function problemsOf(source: JsonValue): readonly string[] {
  return readKit(townFiles({ [FILE]: source })).problems.map(({ code, pointer }) => `${code} ${pointer}`);
}

const form = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
});
const place = { type: 'object', properties: { road: { type: 'string' } } };

test('F5 objects at every depth are closed', () => {
  const schema = judgedBy(form({ place, places: { type: 'array', items: place } }));
  expect(holds(schema, { place: { road: 'x' }, places: [{ road: 'y' }] })).toBe(true);
  expect(holds(schema, { more: 1 })).toBe(false);
  expect(holds(schema, { place: { more: 1 } })).toBe(false);
  expect(holds(schema, { places: [{ more: 1 }] })).toBe(false);
});

test('F5 an object that says otherwise stays open', () => {
  const open = { ...place, additionalProperties: { type: 'number' } };
  const schema = judgedBy(form({ open }, { additionalProperties: true }));
  expect(holds(schema, { more: 'x', open: { other: 1 } })).toBe(true);
  expect(holds(schema, { open: { other: 'x' } })).toBe(false);
});

test('F5 fields that a condition adds belong to the form, and are closed themselves', () => {
  const schema = judgedBy(
    form(
      { hurt: { type: 'boolean' } },
      {
        if: { required: ['hurt'], properties: { hurt: { const: true } } },
        then: { required: ['where'], properties: { where: place } },
        allOf: [{ else: { properties: { never: { type: 'string' } } } }],
      },
    ),
  );
  expect(holds(schema, { hurt: false })).toBe(true);
  expect(holds(schema, { hurt: true })).toBe(false);
  expect(holds(schema, { hurt: true, where: { road: 'x' } })).toBe(true);
  expect(holds(schema, { hurt: true, where: { other: 'x' } })).toBe(false);
  expect(holds(schema, { other: 1 })).toBe(false);
});

test('F5 a condition that only narrows a group does not close it to the rest', () => {
  const both = { type: 'object', properties: { road: { type: 'string' }, number: { type: 'string' } } };
  const narrowed = { type: 'object', required: ['road'], properties: { road: { minLength: 1 } } };
  const schema = judgedBy(form({ place: both }, { then: { properties: { place: narrowed } }, if: true }));
  expect(holds(schema, { place: { road: 'x', number: '1' } })).toBe(true);
  expect(holds(schema, { place: { number: '1' } })).toBe(false);
});

test('F4 a field with a code table takes its codes, the retired ones too', () => {
  const schema = judgedBy(form({ kind: { type: 'string', 'x-codes': 'kind' } }));
  expect(holds(schema, { kind: 'road' })).toBe(true);
  expect(holds(schema, { kind: 'old' })).toBe(true);
  expect(holds(schema, { kind: 'other' })).toBe(false);
});

test('F4 an author may narrow a code table, and allow nothing', () => {
  const narrowed = judgedBy(form({ kind: { type: 'string', 'x-codes': 'kind', enum: ['road'] } }));
  expect(holds(narrowed, { kind: 'old' })).toBe(false);
  const nullable = judgedBy(form({ kind: { type: ['string', 'null'], 'x-codes': 'kind' } }));
  expect(holds(nullable, { kind: null })).toBe(true);
});

test.each([
  ['unit', 'road'],
  ['grid', '990101101201001'],
  ['village-group', '99010110120101'],
])('F4 a field of kind %s takes only one of the town’s', (kind, value) => {
  const schema = judgedBy(form({ one: { type: 'string', 'x-kind': kind } }));
  expect(holds(schema, { one: value })).toBe(true);
  expect(holds(schema, { one: 'elsewhere' })).toBe(false);
});

test('F1 references are followed, inside one another too, and the definitions left out', () => {
  const schema = judgedBy(
    form(
      { home: { $ref: '#/$defs/place', title: '家' }, same: { $ref: '#/properties/home' } },
      { $defs: { place: { ...place, title: '地点', required: ['road'] }, unused: { type: 'string' } } },
    ),
  );
  expect(schema).not.toHaveProperty('$defs');
  expect(schema).toMatchObject({ properties: { home: { title: '家' }, same: { title: '家' } } });
  expect(holds(schema, { home: {} })).toBe(false);
  expect(holds(schema, { same: { road: 'x', more: 1 } })).toBe(false);
});

test('M2 a property may be called $ref', () => {
  expect(judgedBy(form({ $ref: { type: 'string' } }))).toMatchObject({
    properties: { $ref: { type: 'string' } },
  });
});

test.each<[string, JsonObject, readonly string[]]>([
  ['itself', { a: { $ref: '#/$defs/a' } }, ['ref.cyclic /$defs/a/properties/a/$ref']],
  ['the whole', { a: { $ref: '#' } }, ['ref.cyclic /properties/a/properties/b/$ref']],
])('M2 a definition that holds %s is one problem', (_name, inside, expected) => {
  const source = form({ b: { $ref: '#/$defs/a' } }, { $defs: { a: form(inside) } });
  const found = problemsOf(source);
  expect(found).toHaveLength(expected.length);
  expect(found[0]).toMatch(/^ref\.cyclic /);
});

test('M2 references that multiply are stopped', () => {
  const levels = Array.from({ length: 30 }, (_, index) => [
    `d${String(index)}`,
    form({ a: { $ref: `#/$defs/d${String(index + 1)}` }, b: { $ref: `#/$defs/d${String(index + 1)}` } }),
  ]);
  const $defs = Object.fromEntries([...levels, ['d30', { type: 'string' }]]) as JsonObject;
  const found = problemsOf(form({ bomb: { $ref: '#/$defs/d0' } }, { $defs }));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^form\.too-large /);
});

test('F4 the extension keywords are held to their shapes', () => {
  const broken = (pointer: string, value: JsonValue): readonly string[] =>
    problemsOf(setAt(townFile(FILE), `/properties/what/${pointer}`, value));
  expect(broken('x-kind', 'house')).toEqual(['value.not-allowed /properties/what/x-kind']);
  expect(broken('x-unit', 3)).toEqual(['value.wrong-type /properties/what/x-unit']);
  expect(broken('x-personal', { purpose: 'x', basis: 'x', retention: 'x' })).toEqual([
    'key.missing /properties/what/x-personal',
  ]);
  expect(broken('x-attachment', { types: [], maxBytes: 0 })).toEqual([
    'list.too-short /properties/what/x-attachment/types',
    'value.out-of-range /properties/what/x-attachment/maxBytes',
  ]);
  expect(broken('x-note', 'an integrator’s own')).toEqual([]);
});
