import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core';
import {
  applyChange,
  findValue,
  NO_HISTORY,
  openDraft,
  perform,
  textsOf,
  undo,
  type Draft,
} from '#designer/edit';
import {
  findItem,
  optionTitle,
  outlineOf,
  renameOption,
  type Commanded,
  type FreshName,
} from '#designer/form';
import { anotherOption, renamingOption, sameOption } from './renaming.ts';
import { removingForm, removingItem, removingOption } from './removing.ts';

const FORM = 'visit';
const SCHEMA = `forms/${FORM}/form.schema.json`;
const UI = `forms/${FORM}/form.ui.json`;
const EN = `forms/${FORM}/i18n/en.json`;
const FLOW = 'flows/care/flow.json';
const HOUSE = '/properties/house';

const schema: JsonObject = {
  title: '走访',
  type: 'object',
  required: ['house', 'lone'],
  properties: {
    house: {
      type: 'string',
      title: '住房',
      oneOf: [
        { const: 'own', title: '自有' },
        { const: 'rent', title: '租住' },
        { const: 'lend', title: '借住' },
      ],
      default: 'rent',
    },
    owner: { type: 'string', title: '房东' },
    lone: { type: 'string', title: '独居' },
  },
  allOf: [
    {
      if: { required: ['house'], properties: { house: { const: 'rent' } } },
      else: { properties: { owner: false } },
    },
  ],
};
const flow: JsonObject = {
  title: { 'zh-CN': '关爱', en: 'Care' },
  form: FORM,
  summary: ['/owner'],
  chart: {
    initial: 'start',
    states: {
      start: {
        on: {
          open: [
            {
              target: 'busy',
              guard: {
                type: 'when',
                params: {
                  condition: {
                    required: ['record'],
                    properties: {
                      record: { required: ['house'], properties: { house: { enum: ['rent', 'lend'] } } },
                    },
                  },
                },
              },
            },
            { target: 'done' },
          ],
        },
      },
      busy: {},
      done: {},
    },
  },
  actions: { open: { title: { 'zh-CN': '登记' } } },
  prints: { sheet: { title: { 'zh-CN': '单子' }, template: 'sheet' } },
};
const files = new Map<string, string>([
  ...Object.entries({
    'kit.json': { languages: ['zh-CN', 'en'] },
    [SCHEMA]: schema,
    [UI]: { 'ui:order': ['house', '*'], owner: { 'ui:help': '全名' } },
    [EN]: { '/properties/house/oneOf/1/title': 'Rented', '/properties/house/oneOf/2/title': 'Lent' },
    [FLOW]: flow,
  } satisfies Readonly<Record<string, JsonValue>>).map(
    ([path, value]) => [path, JSON.stringify(value)] as const,
  ),
  ['templates/sheet.hbs', '房东：{{field "/owner"}}'],
]);
const draft = openDraft(files);
const fresh: FreshName = (prefix, taken) => {
  for (let number = 1; ; number += 1) if (!taken(prefix + String(number))) return prefix + String(number);
};
const itemAt = (pointer: string, on: Draft = draft) => findItem(outlineOf(on, FORM)!, pointer)!;
const at = (pointer: string, on: Draft = draft) => ({ draft: on, form: FORM, pointer });

function done(commanded: Commanded): Draft {
  if (commanded.status === 'refused') throw new Error(commanded.why['zh-CN']);
  const changed = applyChange(draft, commanded.command.change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  const back = applyChange(changed.draft, changed.inverse);
  expect(back.status === 'changed' && textsOf(back.draft)).toEqual(files);
  return changed.draft;
}

describe('deleting', () => {
  test('what nothing else speaks of goes without a question, with its layout, its words and its rule', () => {
    const removing = removingItem(at('/properties/lone'), itemAt('/properties/lone'));
    expect(removing.status).toBe('unused');
    const after = removing.status === 'unused' ? done(removing.commanded) : draft;
    expect(findValue(after, SCHEMA, '/required')).toEqual(['house']);
  });

  test('a question that a print and a list of words need is asked about, place by place', () => {
    const removing = removingItem(at('/properties/owner'), itemAt('/properties/owner'));
    if (removing.status === 'unused') throw new Error('It is used.');
    expect(removing.repairs.map(({ file }) => file)).toEqual([FLOW, 'templates/sheet.hbs']);
    const after = done(removing.commandFor(new Map()));
    expect(textsOf(after).get('templates/sheet.hbs')).toBe('房东：');
    expect(findValue(after, FLOW, '/summary')).toEqual([]);
    // Its own rule and layout are no places to be asked about.
    expect(findValue(after, SCHEMA, '/allOf')).toBeUndefined();
    expect(findValue(after, UI, '/owner')).toBeUndefined();
  });

  test('a question on which another one waits: the other is asked always then', () => {
    const removing = removingItem(at(HOUSE), itemAt(HOUSE));
    if (removing.status === 'unused') throw new Error('It is used.');
    expect(removing.repairs.map(({ what }) => what['zh-CN'])).toContain('表单“走访”：“房东”的显示条件');
    const after = done(removing.commandFor(new Map(removing.repairs.map((one) => [one, { kind: 'drop' }]))));
    expect(findValue(after, SCHEMA, '')).toMatchObject({ required: ['lone'] });
    expect(findValue(after, SCHEMA, '/allOf')).toBeUndefined();
  });

  test('an option: the condition and the flow lose it, or name another one, as the clerk says', () => {
    const removing = removingOption(at(HOUSE), itemAt(HOUSE), 1);
    if (removing.status === 'unused') throw new Error('It is used.');
    const { removal, repairs } = removing;
    expect(repairs.map(({ file }) => file)).toEqual([SCHEMA, FLOW]);
    const dropped = done(removing.commandFor(new Map(repairs.map((one) => [one, { kind: 'drop' }]))));
    expect(textsOf(dropped).get(FLOW)).toContain('"enum": ["lend"]');
    expect(findValue(dropped, SCHEMA, '/allOf')).toBeUndefined();
    expect(findValue(dropped, SCHEMA, `${HOUSE}/default`)).toBeUndefined();
    expect(findValue(dropped, EN, '')).toEqual({ '/properties/house/oneOf/1/title': 'Lent' });
    const to = removal.candidates.find((one) => one.kind === 'option' && one.value === 'lend')!;
    const replaced = done(removing.commandFor(new Map(repairs.map((one) => [one, { kind: 'replace', to }]))));
    expect(findValue(replaced, SCHEMA, '/allOf/0/if/properties/house')).toEqual({ const: 'lend' });
    expect(textsOf(replaced).get(FLOW)).toContain('"enum": ["lend"]');
  });

  test('an option that nothing looks at goes without a question', () => {
    expect(removingOption(at(HOUSE), itemAt(HOUSE), 0).status).toBe('unused');
  });
});

describe('deleting a form', () => {
  const title = { 'zh-CN': '走访', en: 'Visit' };
  const two = openDraft(
    new Map([
      ...files,
      ['forms/other/form.schema.json', JSON.stringify({ title: '另一张', type: 'object' })],
    ]),
  );

  test('that nothing opens or asks for goes without a question', () => {
    expect(removingForm(two, 'other', title).status).toBe('unused');
  });

  test('that a flow opens with is asked about, place by place, and is one step', () => {
    const removing = removingForm(two, FORM, title);
    if (removing.status === 'unused') throw new Error('It is used.');
    const { repairs, removal } = removing;
    const opens = repairs.find(({ unit }) => 'pointer' in unit && unit.pointer === '/form');
    // A flow cannot be without a form: another one, or a problem that is told.
    expect(opens?.possible).toEqual(['replace', 'leave']);
    expect(new Set(repairs.map(({ file }) => file))).toEqual(new Set([FLOW, 'templates/sheet.hbs']));
    const to = removal.candidates.find((one) => one.kind === 'form' && one.form === 'other')!;
    const commanded = removing.commandFor(new Map(opens ? [[opens, { kind: 'replace', to }]] : []));
    if (commanded.status === 'refused') throw new Error(commanded.why['zh-CN']);
    const changed = applyChange(two, commanded.command.change);
    if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
    expect([...changed.draft.keys()].filter((path) => path.startsWith(`forms/${FORM}/`))).toEqual([]);
    expect(findValue(changed.draft, FLOW, '/form')).toBe('other');
    expect(findValue(changed.draft, FLOW, '/summary')).toEqual([]);
    expect(textsOf(changed.draft).get('templates/sheet.hbs')).toBe('房东：');
    const back = applyChange(changed.draft, changed.inverse);
    expect(back.status === 'changed' && textsOf(back.draft)).toEqual(textsOf(two));
  });
});

describe('calling an option otherwise', () => {
  const typed = done(renameOption(at(HOUSE), 1, '出租', 'zh-CN'));
  const renamed = {
    index: 1,
    language: 'zh-CN',
    before: '租住',
    now: '出租',
    others: new Map([['en', 'Let']]),
  };
  /** The typing and what was decided after it, as the history has them. */
  function history(decided: Commanded) {
    const typing = renameOption(at(HOUSE), 1, '出租', 'zh-CN');
    if (typing.status === 'refused' || decided.status === 'refused') throw new Error('refused');
    const begun = perform({ draft, history: NO_HISTORY }, typing.command);
    const worked = begun.status === 'done' ? perform(begun.work, decided.command) : begun;
    if (worked.status !== 'done') throw new Error(JSON.stringify(worked));
    return worked.work;
  }

  test('says what speaks of it; one that nothing speaks of is just called so', () => {
    expect(renamingOption(at(HOUSE, typed), itemAt(HOUSE, typed), 1, '租住')).toMatchObject({
      before: '租住',
      now: '出租',
      repairs: [{ file: SCHEMA }, { file: FLOW }],
    });
    expect(renamingOption(at(HOUSE), itemAt(HOUSE), 0, '自家')).toBeUndefined();
    expect(renamingOption(at(HOUSE), itemAt(HOUSE), 1, '租住')).toBeUndefined();
  });

  test('the same option keeps its places, its words in other languages are put right, and it is one step', () => {
    const work = history(sameOption(at(HOUSE, typed), renamed));
    expect(optionTitle(at(HOUSE, work.draft), itemAt(HOUSE, work.draft), 1, 'en')).toBe('Let');
    expect(textsOf(work.draft).get(FLOW)).toBe(files.get(FLOW));
    expect(work.history.done).toHaveLength(1);
    const back = undo(work);
    expect(back.status === 'done' && textsOf(back.work.draft)).toEqual(files);
  });

  test('another option stands behind the old one, every place looks at it, and it is one step', () => {
    const work = history(anotherOption(at(HOUSE, typed), renamed, fresh));
    expect(findValue(work.draft, SCHEMA, `${HOUSE}/oneOf`)).toEqual([
      { const: 'own', title: '自有' },
      { const: 'rent', title: '租住' },
      { const: 'option1', title: '出租' },
      { const: 'lend', title: '借住' },
    ]);
    expect(findValue(work.draft, EN, '')).toEqual({
      '/properties/house/oneOf/1/title': 'Rented',
      '/properties/house/oneOf/2/title': 'Let',
      '/properties/house/oneOf/3/title': 'Lent',
    });
    expect(findValue(work.draft, SCHEMA, '/allOf/0/if/properties/house')).toEqual({ const: 'option1' });
    expect(textsOf(work.draft).get(FLOW)).toContain('"enum": ["option1", "lend"]');
    expect(work.history.done).toHaveLength(1);
    const back = undo(work);
    expect(back.status === 'done' && textsOf(back.work.draft)).toEqual(files);
  });
});
