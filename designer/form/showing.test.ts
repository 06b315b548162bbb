import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core';
import { applyChange, findValue, openDraft, textsOf, type Draft, fromJson } from '#designer/edit';
import {
  copyToForm,
  decidable,
  decidersOf,
  duplicateItem,
  findItem,
  moveItem,
  outlineOf,
  removeItem,
  setCondition,
  setRequiredTo,
  setShown,
  setShownBy,
  shownOf,
  wrapInSection,
} from './index.ts';
import type { Commanded, FreshName } from './index.ts';

const FORM = 'visit';
const SCHEMA = `forms/${FORM}/form.schema.json`;
const HOUSE = '/properties/house';
const OWNER = '/properties/owner';

const schema: JsonObject = {
  type: 'object',
  required: ['owner'],
  properties: {
    house: {
      type: 'string',
      title: '住房',
      oneOf: [
        { const: 'own', title: '自有' },
        { const: 'rent', title: '租住' },
      ],
    },
    needs: { type: 'array', title: '需求', items: { type: 'string', enum: ['care', 'work'] } },
    owner: { type: 'string', title: '房东' },
    fee: { type: 'integer', title: '租金' },
    more: { type: 'object', title: '其他', properties: { note: { type: 'string', title: '备注' } } },
    members: {
      type: 'array',
      title: '成员',
      items: {
        type: 'object',
        properties: {
          works: { type: 'boolean', title: '在外务工' },
          place: { type: 'string', title: '务工地' },
        },
      },
    },
  },
};
const files = new Map(
  Object.entries({
    'kit.json': { languages: ['zh-CN', 'en'] },
    [SCHEMA]: schema,
    [`forms/${FORM}/i18n/en.json`]: { '/title': 'Visit' },
    'forms/other/form.schema.json': { type: 'object', properties: {} },
  } satisfies Readonly<Record<string, JsonValue>>).map(([path, value]) => [path, JSON.stringify(value)]),
);
const draft = openDraft(files);

const fresh: FreshName = (prefix, taken) => {
  for (let number = 1; ; number += 1) if (!taken(prefix + String(number))) return prefix + String(number);
};
const at = (pointer: string, on: Draft = draft) => ({ draft: on, form: FORM, pointer });

/** After the command; taken back it must leave the bytes before it. */
function done(commanded: Commanded, on: Draft = draft): Draft {
  if (commanded.status === 'refused') throw new Error(commanded.why['zh-CN']);
  const changed = applyChange(on, commanded.command.change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  const back = applyChange(changed.draft, changed.inverse);
  expect(back.status === 'changed' && textsOf(back.draft)).toEqual(textsOf(on));
  return changed.draft;
}
const form = (on: Draft): JsonObject => findValue(on, SCHEMA, '') as JsonObject;
const item = (on: Draft, pointer: string) => findItem(outlineOf(on, FORM)!, pointer)!;

const rented = done(setShown(at(OWNER), { question: HOUSE, values: ['rent'] }));

describe('a question that is asked only after an answer', () => {
  test('stays where it is; a rule beside it says when, and that it has to be answered then', () => {
    expect(form(rented)['properties']).toEqual(schema['properties']);
    expect(form(rented)['required']).toBeUndefined();
    expect(form(rented)['allOf']).toEqual([
      {
        if: { required: ['house'], properties: { house: { const: 'rent' } } },
        then: { required: ['owner'] },
        else: { properties: { owner: false } },
      },
    ]);
    expect(item(rented, OWNER)).toMatchObject({ required: true });
    expect(shownOf(item(rented, OWNER))).toMatchObject({ question: HOUSE, values: ['rent'] });
  });

  test('is asked always again, and required as before', () => {
    const always = done(setShown(at(OWNER, rented), undefined), rented);
    expect(form(always)['allOf']).toBeUndefined();
    expect(form(always)['required']).toEqual(['owner']);
  });

  test('is made optional and required within its rule', () => {
    const optional = done(setRequiredTo(at(OWNER, rented), false), rented);
    expect(form(optional)['allOf']).toEqual([
      {
        if: { required: ['house'], properties: { house: { const: 'rent' } } },
        else: { properties: { owner: false } },
      },
    ]);
    expect(item(optional, OWNER).required).toBe(false);
    const again = done(setRequiredTo(at(OWNER, optional), true), optional);
    expect(form(again)).toEqual(form(rented));
  });

  test('follows several answers, one of several answers, and a yes or no inside an entry', () => {
    const both = done(setShown(at(OWNER, rented), { question: HOUSE, values: ['rent', 'own'] }), rented);
    expect(shownOf(item(both, OWNER))).toMatchObject({ values: ['rent', 'own'] });
    const many = done(setShown(at('/properties/fee'), { question: '/properties/needs', values: ['care'] }));
    expect(form(many)['allOf']).toMatchObject([
      { if: { required: ['needs'], properties: { needs: { contains: { const: 'care' } } } } },
    ]);
    expect(shownOf(item(many, '/properties/fee'))).toMatchObject({ values: ['care'] });
    const [works, place] = ['works', 'place'].map((key) => `/properties/members/items/properties/${key}`);
    const entry = done(setShown(at(place!), { question: works!, values: [true] }));
    expect(findValue(entry, SCHEMA, '/properties/members/items/allOf/0/else')).toEqual({
      properties: { place: false },
    });
    expect(shownOf(item(entry, place!))).toMatchObject({ question: works, values: [true] });
  });

  test('may stand deeper than what it depends on', () => {
    const note = '/properties/more/properties/note';
    const deep = done(setShown(at(note), { question: HOUSE, values: ['own'] }));
    expect(findValue(deep, SCHEMA, '/allOf/0/else')).toEqual({
      properties: { more: { properties: { note: false } } },
    });
    const required = done(setRequiredTo(at(note, deep), true), deep);
    expect(findValue(required, SCHEMA, '/allOf/0/then')).toEqual({
      properties: { more: { required: ['note'] } },
    });
    expect(item(required, note)).toMatchObject({ required: true });
  });

  test('goes with its rule when it is deleted, and takes it along when it moves', () => {
    const gone = done(removeItem(at(OWNER, rented)), rented);
    expect(form(gone)['allOf']).toBeUndefined();
    const moved = done(moveItem(at(OWNER, rented), { into: '/properties/more', at: 0 }, fresh), rented);
    expect(findValue(moved, SCHEMA, '/allOf/0')).toEqual({
      if: { required: ['house'], properties: { house: { const: 'rent' } } },
      then: { properties: { more: { required: ['owner'] } } },
      else: { properties: { more: { properties: { owner: false } } } },
    });
    expect(item(moved, '/properties/more/properties/owner').required).toBe(true);
  });

  test('follows what it depends on into a section, and the section when that moves', () => {
    const moved = done(wrapInSection(at(HOUSE, rented), fresh), rented);
    expect(findValue(moved, SCHEMA, '/allOf/0/if')).toEqual({
      required: ['section1'],
      properties: { section1: { required: ['house'], properties: { house: { const: 'rent' } } } },
    });
    const both = done(wrapInSection(at(HOUSE, rented), fresh, [OWNER]), rented);
    expect(shownOf(item(both, '/properties/section1/properties/owner'))).toMatchObject({
      question: '/properties/section1/properties/house',
    });
  });

  test('cannot be parted from it by the border of a list', () => {
    const refused = moveItem(at(HOUSE, rented), { into: '/properties/members', at: 0 }, fresh);
    expect(refused.status).toBe('refused');
    const inside = setShown(at(OWNER), {
      question: '/properties/members/items/properties/works',
      values: [true],
    });
    expect(inside.status).toBe('refused');
  });

  test('is duplicated with its rule, and copied to another form without it', () => {
    const twice = done(duplicateItem(at(OWNER, rented), fresh), rented);
    expect(shownOf(item(twice, '/properties/text1'))).toMatchObject({ question: HOUSE });
    expect(item(twice, '/properties/text1').required).toBe(true);
    const copied = done(copyToForm(at(OWNER, rented), { form: 'other', into: '' }, fresh), rented);
    expect(findValue(copied, 'forms/other/form.schema.json', '')).toEqual({
      type: 'object',
      required: ['owner'],
      properties: { owner: { type: 'string', title: '房东' } },
    });
  });

  test('does not wait for itself', () => {
    expect(setShown(at(HOUSE), { question: HOUSE, values: ['own'] }).status).toBe('refused');
    const first = done(setShown(at('/properties/needs'), { question: HOUSE, values: ['own'] }));
    expect(setShown(at(HOUSE, first), { question: '/properties/needs', values: ['care'] })).toMatchObject({
      status: 'refused',
      why: { 'zh-CN': expect.stringContaining('互相等待') as string },
    });
  });
});

test('an answer shows two questions and later only one of them, each time in one change', () => {
  const two = done(setShownBy(at(HOUSE), 'rent', [OWNER, '/properties/fee']));
  expect(form(two)['allOf']).toHaveLength(2);
  const wide = done(setShownBy(at(HOUSE, two), 'own', ['/properties/fee']), two);
  expect(shownOf(item(wide, '/properties/fee'))).toMatchObject({ values: ['rent', 'own'] });
  const one = done(setShownBy(at(HOUSE, wide), 'rent', [OWNER]), wide);
  expect(shownOf(item(one, '/properties/fee'))).toMatchObject({ values: ['own'] });
  expect(shownOf(item(one, OWNER))).toMatchObject({ values: ['rent'] });
});

test('a condition of another shape is kept, said to be one, and replaced as a whole', () => {
  const condition = { anyOf: [{ required: ['fee'] }, { required: ['needs'] }] };
  const other = done(setCondition(at(OWNER), { holder: '', condition: fromJson(condition) }));
  expect(shownOf(item(other, OWNER))).toBe('otherwise');
  expect(findValue(other, SCHEMA, '/allOf/0/if')).toEqual(condition);
  // What it looks at cannot be moved away unseen.
  expect(moveItem(at('/properties/fee', other), { into: '/properties/more', at: 0 }, fresh).status).toBe(
    'refused',
  );
  const simple = done(setShown(at(OWNER, other), { question: HOUSE, values: ['rent'] }), other);
  expect(form(simple)).toEqual(form(rented));
});

test('rules of another shape are nobody’s: they stay, and no question is said to be conditional', () => {
  const rules = [
    { if: { required: ['fee'] }, then: { required: ['owner'] } },
    { if: true, else: { properties: { owner: false, fee: false } } },
    { if: true, else: { properties: { owner: false } }, $comment: '技术人员' },
    { if: true, then: { required: ['fee'] }, else: { properties: { owner: false } } },
  ];
  const odd = openDraft(new Map([...files, [SCHEMA, JSON.stringify({ ...schema, allOf: rules })]]));
  expect(outlineOf(odd, FORM)!.children.map(({ shown }) => shown)).toEqual(
    outlineOf(odd, FORM)!.children.map(() => undefined),
  );
  const set = done(setShown(at(OWNER, odd), { question: HOUSE, values: ['rent'] }), odd);
  expect((form(set)['allOf'] as readonly JsonValue[]).slice(0, 4)).toEqual(rules);
});

test('what can decide about what', () => {
  const outline = outlineOf(draft, FORM)!;
  const names = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);
  const place = findItem(outline, '/properties/members/items/properties/place')!;
  expect(names(decidersOf(outline, item(draft, OWNER)))).toEqual(['house', 'needs']);
  expect(names(decidersOf(outline, place))).toEqual(['house', 'needs', 'works']);
  expect(names(decidable(outline, findItem(outline, '/properties/members/items/properties/works')!))).toEqual(
    ['place'],
  );
});
