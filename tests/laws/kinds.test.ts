/** The table of kinds of fields: every kind says the same wherever it is asked (SPEC Q). */
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core/base';
import { formatNames, validate } from '#core/condition';
import { display, formFor, validateForm } from '#core/form';
import { kindIds, kindOf, KINDS, xKinds } from '#core/kinds';
import { PALETTE } from '#designer/form';
import { SAMPLES, schemaOfKind } from '../../stories/_samples.ts';
import { KIND_FORM, kindKit, townWith } from './kindKit.ts';

const kit = kindKit();
const judged = kit.forms[KIND_FORM]?.schema['properties'] as JsonObject;

describe.each(kindIds)('%s', (id) => {
  const { right, wrong } = SAMPLES[id];
  const kind = KINDS[id];

  test('Q1 its schema takes what is right and refuses what is wrong', () => {
    const schema = judged[id] as JsonObject;
    // What follows from the rest is judged by the calculation.
    const refused = id === 'calculated' ? [] : wrong;
    expect(right.filter((value) => validate(schema, value).length > 0)).toEqual([]);
    expect(refused.filter((value) => validate(schema, value).length === 0)).toEqual([]);
    expect(right.filter((value) => !kind.validate(value))).toEqual([]);
  });

  test('Q2 its schema is recognised as it, as written and as shown', () => {
    expect(kindOf(schemaOfKind(id))).toBe(id);
    const shown = formFor(kit, KIND_FORM, 'zh-CN').schema['properties'] as JsonObject;
    expect(kindOf(shown[id] as JsonObject)).toBe(id);
  });

  test('Q3 what is shown of an answer may be typed again and is the same answer; nothing typed is none', () => {
    const typed = right.filter((value) => kind.serialize(value) !== '');
    expect(typed.map((value) => kind.parse(kind.serialize(value)))).toEqual(typed);
    expect(kind.parse('')).toBeUndefined();
    expect(kind.serialize(undefined)).toBe('');
  });

  test('Q4 it prints its answers in both languages and leaves others alone', () => {
    const reading = { field: schemaOfKind(id), offsetMinutes: 480, titleOf: String };
    const strangers: readonly JsonValue[] = [null, true, 1.5, 'x', [], [1], {}];
    for (const language of ['zh-CN', 'en']) {
      for (const value of [...right, ...wrong, ...strangers]) {
        const words = kind.print(value, { ...reading, language });
        expect(words === undefined || words.length >= 0).toBe(true);
        expect(display(kit, KIND_FORM, `/${id}`, value, language)).not.toBe('');
      }
    }
  });
});

test('Q5 conditions know the formats of the table and no others, forms its marks, the palette its kinds', () => {
  const formats = new Set(kindIds.flatMap((id) => KINDS[id].format ?? []));
  expect([...formatNames].sort()).toEqual([...formats].sort());
  for (const id of kindIds) expect(KINDS[id].format === undefined).toBe(KINDS[id].fault === undefined);
  const offered = PALETTE.flatMap(({ kinds }) => kinds);
  expect([...offered].sort()).toEqual(kindIds.filter((id) => KINDS[id].palette !== undefined).sort());
  for (const mark of xKinds) expect(kindOf({ type: 'string', 'x-kind': mark })).toBeDefined();
});

test('F4 with x-other any words of bounded length are taken besides the choices, and nothing else', () => {
  const schema: JsonObject = {
    type: 'string',
    title: '类型',
    'x-other': true,
    oneOf: [{ const: 'a', title: '甲' }],
  };
  const town = townWith({ 'forms/made/form.schema.json': { type: 'object', properties: { kind: schema } } });
  const takes = (kind: JsonValue): boolean => validateForm(town, 'made', { kind }).length === 0;
  expect(['a', '水井', '字'.repeat(50)].filter((one) => !takes(one))).toEqual([]);
  expect(['', '字'.repeat(51), 1].filter(takes)).toEqual([]);
  expect(['a', '水井'].map((one) => display(town, 'made', '/kind', one, 'zh-CN'))).toEqual(['甲', '水井']);
});
