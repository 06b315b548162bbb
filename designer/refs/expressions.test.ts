import { expect, test } from 'vitest';
import type { Draft } from '#designer/edit';
import { applyChange, findValue, openDraft, textsOf } from '#designer/edit';
import { proposeRemoval, removalChange, rename, whereUsed } from './index.ts';
import type { Remedy, Repair, Thing } from './index.ts';

const FORM = 'forms/survey/form.schema.json';
const FLOW = 'flows/survey/flow.json';
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const member = {
  type: 'object',
  properties: {
    id: { type: 'string', title: '身份号码' },
    age: { type: 'integer', title: '年龄', 'x-calc': { age: [{ birthDate: [{ field: './id' }] }] } },
    work: {
      title: '去向',
      oneOf: [
        { const: 'away', title: '在外务工' },
        { const: 'home', title: '在家' },
      ],
    },
  },
  'x-checks': [
    {
      when: { required: ['work'], properties: { work: { const: 'away' } } },
      must: { properties: { age: { minimum: 16 } } },
      field: '/age',
      message: '未满十六岁的不能填在外务工',
    },
  ],
};

const draft = openDraft(
  new Map([
    [
      FORM,
      json({
        title: '入户登记',
        type: 'object',
        $defs: { member },
        properties: {
          members: { type: 'array', title: '成员', items: { $ref: '#/$defs/member' } },
          land: { type: 'number', title: '承包地' },
          wages: { type: 'number', title: '工资' },
          aid: { type: 'number', title: '补助' },
          income: {
            type: 'number',
            title: '收入',
            'x-calc': { sum: [{ field: '/land' }, { field: '/wages' }, { field: '/aid' }] },
          },
          away: {
            type: 'integer',
            title: '在外人数',
            'x-calc': {
              count: [
                { field: '/members/*' },
                { required: ['work'], properties: { work: { const: 'away' } } },
              ],
            },
          },
          level: {
            title: '等次',
            oneOf: [
              { const: 'low', title: '困难' },
              { const: 'usual', title: '一般' },
            ],
            'x-calc': {
              if: [{ properties: { income: { maximum: 3000 } }, required: ['income'] }, 'low', 'usual'],
            },
          },
        },
      }),
    ],
    [
      'forms/help/form.schema.json',
      json({ title: '帮扶', type: 'object', properties: { sum: { type: 'number', title: '金额' } } }),
    ],
    [
      FLOW,
      json({
        title: { 'zh-CN': '入户' },
        form: 'survey',
        chart: { initial: 'open', states: { open: {} } },
        actions: {
          help: { title: { 'zh-CN': '帮扶' }, form: 'help', prefill: { '/sum': { field: '/aid' } } },
        },
      }),
    ],
  ]),
);

const field = (pointer: string, form = 'survey'): Thing => ({ kind: 'field', form, pointer });
const option = (pointer: string, value: string): Thing => ({
  kind: 'option',
  form: 'survey',
  pointer,
  value,
});
const words = (thing: Thing): readonly (string | undefined)[] =>
  whereUsed(draft, thing).used.map(({ what }) => what['zh-CN']);

function renamed(thing: Thing, to: string): Draft {
  const made = rename(draft, thing, to);
  if (made.status === 'refused') throw new Error(made.reason['en']);
  const changed = applyChange(draft, made.change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  return changed.draft;
}

function removed(thing: Thing, decide: (repair: Repair) => Remedy = ({ proposed }) => proposed): Draft {
  const removal = proposeRemoval(draft, thing);
  if (removal === undefined) throw new Error('nothing to remove');
  const decided = new Map(removal.repairs.map((repair) => [repair, decide(repair)]));
  const changed = applyChange(draft, removalChange(removal, decided));
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  const back = applyChange(changed.draft, changed.inverse);
  expect(back.status === 'changed' && textsOf(back.draft)).toEqual(textsOf(draft));
  return changed.draft;
}

test('calculations, checks and what a form begins with say which fields they use', () => {
  expect(words(field('/aid'))).toEqual([
    '表单“入户登记”：“收入”的计算',
    '流程“入户”：操作“帮扶”的表单先填好的内容',
  ]);
  expect(words(field('/members/-/id'))).toEqual(['表单“入户登记”：“年龄”的计算']);
  expect(words(field('/members/-/work'))).toEqual([
    '表单“入户登记”的检查“未满十六岁的不能填在外务工”',
    '表单“入户登记”的检查“未满十六岁的不能填在外务工”',
    '表单“入户登记”：“在外人数”的计算',
    '表单“入户登记”：“在外人数”的计算',
  ]);
  expect(words(field('/sum', 'help'))).toEqual(['流程“入户”：操作“帮扶”的表单先填好的内容']);
});

test('and which answers: those that they ask for and those that they give', () => {
  expect(words(option('/members/-/work', 'away'))).toEqual([
    '表单“入户登记”的检查“未满十六岁的不能填在外务工”',
    '表单“入户登记”：“在外人数”的计算',
  ]);
  expect(words(option('/level', 'low'))).toEqual(['表单“入户登记”：“等次”的计算']);
});

test('a field is renamed in them, where it is written from the record and from its own group', () => {
  expect(findValue(renamed(field('/aid'), 'grant'), FORM, '/properties/income/x-calc/sum/2/field')).toBe(
    '/grant',
  );
  expect(findValue(renamed(field('/aid'), 'grant'), FLOW, '/actions/help/prefill/~1sum/field')).toBe(
    '/grant',
  );
  expect(findValue(renamed(field('/sum', 'help'), 'money'), FLOW, '/actions/help/prefill')).toEqual({
    '/money': { field: '/aid' },
  });
  const id = renamed(field('/members/-/id'), 'idNumber');
  expect(findValue(id, FORM, '/$defs/member/properties/age/x-calc')).toEqual({
    age: [{ birthDate: [{ field: './idNumber' }] }],
  });
  const age = renamed(field('/members/-/age'), 'years');
  expect(findValue(age, FORM, '/$defs/member/x-checks/0/field')).toBe('/years');
  expect(findValue(age, FORM, '/$defs/member/x-checks/0/must/properties')).toEqual({
    years: { minimum: 16 },
  });
  const list = renamed(field('/members'), 'people');
  expect(findValue(list, FORM, '/properties/away/x-calc/count/0/field')).toBe('/people/*');
});

test('an answer is renamed in them', () => {
  const work = renamed(option('/members/-/work', 'away'), 'elsewhere');
  expect(findValue(work, FORM, '/$defs/member/x-checks/0/when/properties/work/const')).toBe('elsewhere');
  expect(findValue(work, FORM, '/properties/away/x-calc/count/1/properties/work/const')).toBe('elsewhere');
  const level = renamed(option('/level', 'low'), 'poor');
  expect(findValue(level, FORM, '/properties/level/x-calc/if/1')).toBe('poor');
});

test('one of several summands goes alone, what cannot do without the field goes as a whole', () => {
  const aid = removed(field('/aid'));
  expect(findValue(aid, FORM, '/properties/income/x-calc')).toEqual({
    sum: [{ field: '/land' }, { field: '/wages' }],
  });
  expect(findValue(aid, FLOW, '/actions/help/prefill/~1sum')).toBeUndefined();
  const id = removed(field('/members/-/id'));
  expect(findValue(id, FORM, '/$defs/member/properties/age')).toEqual({ type: 'integer', title: '年龄' });
});

test('a check or a calculation without its condition goes, and is not there for everybody', () => {
  const work = removed(field('/members/-/work'));
  expect(findValue(work, FORM, '/$defs/member/x-checks')).toBeUndefined();
  expect(findValue(work, FORM, '/properties/away/x-calc')).toBeUndefined();
  const income = removed(field('/income'));
  expect(findValue(income, FORM, '/properties/level/x-calc')).toBeUndefined();
});

test('another field can be named instead', () => {
  const draftWith = removed(field('/aid'), ({ possible, proposed }) =>
    possible.includes('replace') ? { kind: 'replace', to: field('/wages') } : proposed,
  );
  expect(findValue(draftWith, FLOW, '/actions/help/prefill/~1sum/field')).toBe('/wages');
});

test.each([
  [{}],
  [[]],
  ['x'],
  [{ field: 3 }],
  [{ sum: { field: '/land' } }],
  [{ count: [] }],
  [{ if: 1, then: 2 }],
])('whatever stands there, it is looked through: %j', (calc) => {
  const form = { type: 'object', properties: { a: { 'x-calc': calc, 'x-checks': calc } }, 'x-checks': calc };
  expect(() => whereUsed(openDraft(new Map([[FORM, json(form)]])), field('/a'))).not.toThrow();
});
