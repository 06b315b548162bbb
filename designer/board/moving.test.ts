import { expect, test } from 'vitest';
import type { JsonValue } from '#core';
import { applyChange, findValue, openDraft, textsOf, type Draft } from '#designer/edit';
import type { Commanded, FreshName, Target } from '#designer/form';
import { movingItem, wrappingItem } from './moving.ts';

const FORM = 'survey';
const SCHEMA = `forms/${FORM}/form.schema.json`;
const FLOW = 'flows/survey/flow.json';
const LIST = 'lists/needs.json';
const SCENARIO = 'flows/survey/scenarios/usual.json';
const SHEET = 'templates/sheet.hbs';

const asked = { required: ['need'], properties: { need: { const: 'care' } } };
const inRecord = { required: ['record'], properties: { record: asked } };

const files = new Map<string, string>(
  Object.entries({
    'kit.json': { languages: ['zh-CN', 'en'] },
    [SCHEMA]: {
      title: '入户登记',
      type: 'object',
      properties: {
        need: {
          title: '需要',
          oneOf: [
            { const: 'care', title: '照料' },
            { const: 'none', title: '没有' },
          ],
        },
        note: { type: 'string', title: '说明' },
        aid: { type: 'number', title: '补助' },
        wages: { type: 'number', title: '工资' },
        income: {
          type: 'number',
          title: '收入',
          'x-calc': { sum: [{ field: './aid' }, { field: '/wages' }] },
        },
        level: { type: 'number', title: '等次', 'x-calc': { if: [{ not: asked }, 1, 2] } },
        home: { type: 'object', title: '住处', properties: { road: { type: 'string', title: '路' } } },
        members: {
          type: 'array',
          title: '成员',
          items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
        },
      },
      'x-checks': [{ when: asked, must: { required: ['note'] }, field: '/need', message: '请写明' }],
    },
    [FLOW]: {
      title: { 'zh-CN': '入户' },
      form: FORM,
      summary: ['/need', '/members/0/name'],
      chart: {
        initial: 'start',
        states: {
          start: {
            on: { open: [{ target: 'done', guard: { type: 'when', params: { condition: inRecord } } }] },
          },
          done: {},
        },
      },
      actions: { help: { title: { 'zh-CN': '帮扶' }, form: 'help', prefill: { '/sum': { field: '/aid' } } } },
      prints: { sheet: { title: { 'zh-CN': '单子' }, template: 'sheet' } },
    },
    'forms/help/form.schema.json': {
      title: '帮扶',
      type: 'object',
      properties: { sum: { type: 'number', title: '金额' } },
    },
    [LIST]: {
      title: { 'zh-CN': '需要照料' },
      flow: 'survey',
      where: inRecord,
      columns: [{ pointer: '/need' }],
    },
    [SCENARIO]: {
      title: { 'zh-CN': '照常' },
      steps: [{ act: 'open', data: { need: 'care', aid: 3, home: { road: '样例路' } } }],
    },
  } satisfies Readonly<Record<string, JsonValue>>).map(
    ([path, value]) => [path, JSON.stringify(value)] as const,
  ),
).set(SHEET, '{{field "/need"}} {{record.need}} {{#if record.need}}有{{/if}}');
const draft = openDraft(files);

const fresh: FreshName = (prefix, taken) => {
  for (let number = 1; ; number += 1) if (!taken(prefix + String(number))) return prefix + String(number);
};
const at = (pointer: string, on: Draft): Target => ({ draft: on, form: FORM, pointer });

function done(on: Draft, commanded: Commanded): Draft {
  if (commanded.status === 'refused') throw new Error(commanded.why['zh-CN']);
  const changed = applyChange(on, commanded.command.change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  const back = applyChange(changed.draft, changed.inverse);
  expect(back.status === 'changed' && textsOf(back.draft)).toEqual(textsOf(on));
  return changed.draft;
}

const move = (on: Draft, pointer: string, into: string): Draft =>
  done(on, movingItem(at(pointer, on), { into, at: 0 }, fresh));

const HOME = '/properties/home';
const moved = move(draft, '/properties/need', HOME);
const askedAtHome = {
  required: ['home'],
  properties: { home: { required: ['need'], properties: { need: { const: 'care' } } } },
};

test('pointers of flows, lists and scenarios follow a question to another section', () => {
  expect(findValue(moved, FLOW, '/summary')).toEqual(['/home/need', '/members/0/name']);
  expect(findValue(moved, LIST, '/columns')).toEqual([{ pointer: '/home/need' }]);
  expect(findValue(moved, SCENARIO, '/steps/0/data')).toEqual({
    aid: 3,
    home: { road: '样例路', need: 'care' },
  });
});

test('conditions ask the same of its new place', () => {
  const condition = '/chart/states/start/on/open/0/guard/params/condition';
  const record = { required: ['record'], properties: { record: askedAtHome } };
  expect(findValue(moved, FLOW, condition)).toEqual(record);
  expect(findValue(moved, LIST, '/where')).toEqual(record);
  expect(findValue(moved, SCHEMA, '/x-checks/0')).toEqual({
    when: askedAtHome,
    must: { required: ['note'] },
    field: '/home/need',
    message: '请写明',
  });
  expect(findValue(moved, SCHEMA, '/properties/level/x-calc/if/0')).toEqual({ not: askedAtHome });
});

test('templates print it from its new place', () => {
  expect(textsOf(moved).get(SHEET)).toBe(
    '{{field "/home/need"}} {{record.home.need}} {{#if record.home.need}}有{{/if}}',
  );
});

test('moved back, everything says what it said before', () => {
  const back = move(moved, `${HOME}/properties/need`, '');
  for (const path of [FLOW, LIST, SCENARIO, SCHEMA])
    expect(findValue(back, path, '')).toEqual(findValue(draft, path, ''));
  expect(textsOf(back).get(SHEET)).toBe(files.get(SHEET));
});

test('a summand is found from the record once it left the group of the sum, and so is what an act begins with', () => {
  const aid = move(draft, '/properties/aid', HOME);
  expect(findValue(aid, SCHEMA, '/properties/income/x-calc/sum/0/field')).toBe('./home/aid');
  expect(findValue(aid, FLOW, '/actions/help/prefill/~1sum/field')).toBe('/home/aid');
});

test('a calculated field goes on reading what stayed where it was', () => {
  const income = move(draft, '/properties/income', HOME);
  expect(findValue(income, SCHEMA, `${HOME}/properties/income/x-calc/sum`)).toEqual([
    { field: '/aid' },
    { field: '/wages' },
  ]);
});

test('a question that goes into a new section is followed too, and its name is given once', () => {
  const wrapped = done(draft, wrappingItem(at('/properties/need', draft), fresh));
  expect(findValue(wrapped, FLOW, '/summary/0')).toBe('/section1/need');
  expect(findValue(wrapped, SCHEMA, '/properties/section1/properties/need/title')).toBe('需要');
});

test('what cannot follow into a list stays as it is, to be listed as a problem', () => {
  const inList = move(draft, '/properties/need', '/properties/members');
  expect(findValue(inList, FLOW, '/summary/0')).toBe('/need');
  expect(findValue(inList, LIST, '/where')).toEqual(inRecord);
});

test('within its section nothing is written elsewhere', () => {
  const commanded = movingItem(at('/properties/need', draft), { into: '', at: 2 }, fresh);
  const change = commanded.status === 'ready' ? commanded.command.change : [];
  expect(change.map(({ file }) => file).filter((file) => !file.startsWith(`forms/${FORM}/`))).toEqual([]);
});
