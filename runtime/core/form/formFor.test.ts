import { expect, test } from 'vitest';
import { getAt, type JsonValue } from '#core/base';
import { emptyData, fieldsOf, formFor } from './index.ts';
import { kit } from './town.fixture.ts';

const chinese = formFor(kit, 'report', 'zh-CN');
const english = formFor(kit, 'report', 'en');

const at = (value: JsonValue, pointer: string): JsonValue | undefined => getAt(value, pointer);

test('F1 the words are those of the language, the first one’s where there is no translation', () => {
  expect(at(chinese.schema, '/properties/what/title')).toBe('情况');
  expect(at(english.schema, '/properties/what/title')).toBe('What happened');
  expect(at(english.schema, '/properties/day/title')).toBe('日期');
  expect(at(english.schema, '/properties/level/oneOf')).toEqual([
    { const: 'low', title: 'Ordinary' },
    { const: 'high', title: '紧急' },
  ]);
  expect(at(english.uiSchema, '/what/ui:placeholder')).toBe('Say it clearly');
  expect(at(english.uiSchema, '/kind/ui:help')).toBe('One of them');
  expect(at(chinese.uiSchema, '/kind/ui:help')).toBeUndefined();
});

test('F1 references are followed and translated by the place of the definition', () => {
  expect(at(english.schema, '/properties/owner')).toMatchObject({
    title: '户主',
    properties: { phone: { title: 'Phone' } },
  });
  expect(at(english.schema, '/properties/members/items/properties/phone/title')).toBe('Phone');
  expect(JSON.stringify(english.schema)).not.toContain('$ref');
  expect(english.schema).not.toHaveProperty('$defs');
});

test('F1 choices are offered with their titles, retired ones not', () => {
  expect(at(english.schema, '/properties/kind/oneOf')).toEqual([
    { const: 'road', title: 'Road' },
    { const: 'water', title: 'Water' },
  ]);
  expect(at(chinese.schema, '/properties/tags/items/oneOf/0')).toEqual({ const: 'road', title: '道路' });
  expect(at(chinese.schema, '/properties/lead/oneOf')).toEqual([{ const: 'road', title: '公路站' }]);
  expect(at(chinese.schema, '/properties/group/oneOf')).toEqual([{ const: 'g1', title: '甲村一组' }]);
});

test('F1 widgets get the extension keywords; what the ui file says wins', () => {
  expect(at(english.uiSchema, '/kind/ui:options')).toEqual({ 'x-codes': 'kind' });
  expect(at(english.uiSchema, '/age/ui:options')).toEqual({ 'x-unit': '周岁' });
  expect(at(english.schema, '/properties/age/x-unit')).toBe('years');
  expect(at(english.uiSchema, '/photos/items/ui:options')).toEqual({ 'x-kind': 'photo' });
  expect(at(english.uiSchema, '/what/ui:options')).toEqual({ rows: 3 });
});

test('F1 an order always leaves room for the fields that it does not list', () => {
  expect(at(chinese.uiSchema, '/ui:order')).toEqual(['what', 'kind', '*']);
  expect(at(chinese.uiSchema, '/place/ui:order')).toEqual(['road', '*']);
});

test('F1 a translation of a place that is no more makes no field', () => {
  expect(at(english.schema, '/properties/gone')).toBeUndefined();
});

test('F1 the same form comes back, frozen; an unknown form is empty', () => {
  expect(formFor(kit, 'report', 'en')).toBe(english);
  expect(Object.isFrozen(english.schema['properties'])).toBe(true);
  expect(formFor(kit, 'constructor', 'en').schema).toEqual({ type: 'object', properties: {} });
});

test('F1 a new form begins with its defaults only', () => {
  expect(emptyData(kit, 'report')).toEqual({ done: false, place: { floor: 1 } });
  expect(emptyData(kit, 'none')).toEqual({});
});

test('F1 fields have their places in the data and titles in every language', () => {
  const fields = new Map(fieldsOf(kit, 'report').map((field) => [field.pointer, field.title]));
  expect(fields.get('/what')).toEqual({ 'zh-CN': '情况', en: 'What happened' });
  expect(fields.get('/members/-/phone')).toEqual({ 'zh-CN': '联系电话', en: 'Phone' });
  expect(fields.get('/place/road')).toEqual({ 'zh-CN': '路名', en: '路名' });
  expect(fields.get('/result')).toEqual({ 'zh-CN': '结果', en: '结果' });
  expect(fieldsOf(kit, 'none')).toEqual([]);
});
