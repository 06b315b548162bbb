import { describe as group, expect, it } from 'vitest';
import { openDraft } from '#designer/edit';
import { describe, placeWords } from './index.ts';

const json = (value: unknown): string => JSON.stringify(value);
const FORM = {
  title: '住户登记',
  type: 'object',
  properties: {
    house: { type: 'string', title: '住房', enum: ['own', 'rent'] },
    head: {
      type: 'object',
      title: '户主',
      properties: { name: { type: 'string', title: '姓名', maxLength: 20 } },
    },
  },
  required: ['house'],
};
const FLOW = {
  title: { 'zh-CN': '走访', en: 'Visit' },
  form: 'survey',
  chart: {
    initial: 'start',
    states: {
      start: { meta: { title: { 'zh-CN': '待走访', en: 'To visit' } }, on: { open: 'done' } },
      done: {},
    },
  },
  actions: { open: { title: { 'zh-CN': '登记', en: 'Register' }, by: [{ post: 'worker' }] } },
  deadlines: {
    visit: { title: { 'zh-CN': '走访时限', en: 'Visit' }, amount: 5, unit: 'days', during: ['start'] },
  },
};
const POSTS = {
  posts: { worker: { title: { 'zh-CN': '网格员', en: 'Grid worker' }, reach: 'grid', home: 'phone' } },
};

type Town = Record<string, string>;
const town: Town = {
  'forms/survey/form.schema.json': json(FORM),
  'forms/survey/form.ui.json': json({ 'ui:order': ['house', '*'] }),
  'forms/survey/i18n/en.json': json({ '/title': 'Survey' }),
  'flows/visit/flow.json': json(FLOW),
  'org/roles.json': json(POSTS),
  'templates/sheet.hbs': '<p>一</p>\n',
};
const draftOf = (files: Town) => openDraft(new Map(Object.entries(files)));

function sentences(changes: Record<string, unknown>): readonly (string | undefined)[] {
  const texts = Object.entries({ ...town, ...changes }).flatMap(([path, value]): [string, string][] =>
    value === null ? [] : [[path, typeof value === 'string' ? value : json(value)]],
  );
  const after = Object.fromEntries(texts);
  const found = describe(draftOf(town), draftOf(after));
  for (const { en } of found) expect(en).toMatch(/^[^{}]+$/u);
  return found.map((one) => one['zh-CN']);
}

const form = (properties: object, rest: object = {}) => ({
  'forms/survey/form.schema.json': { ...FORM, properties: { ...FORM.properties, ...properties }, ...rest },
});
const flow = (changes: object) => ({ 'flows/visit/flow.json': { ...FLOW, ...changes } });

group('what changed in a form', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['nothing', {}, []],
    [
      'a required field',
      form({ use: { type: 'string', title: '房屋使用情况' } }, { required: ['house', 'use'] }),
      ['住户登记：新增必填项“房屋使用情况”'],
    ],
    [
      'a group comes as one',
      form({
        kin: { type: 'object', title: '家属', properties: { name: { type: 'string', title: '姓名' } } },
      }),
      ['住户登记：新增字段“家属”'],
    ],
    ['optional now', form({}, { required: [] }), ['住户登记：“住房”改为选填']],
    [
      'words, a limit and an option',
      form({
        house: { type: 'string', title: '住房来源', enum: ['own', 'lent'] },
        head: {
          type: 'object',
          title: '户主',
          properties: { name: { type: 'string', title: '姓名', maxLength: 30 } },
        },
      }),
      [
        '住户登记：“住房”改称“住房来源”',
        '住户登记：“住房来源”新增选项“lent”',
        '住户登记：“住房来源”删去选项“rent”',
        '住户登记：“姓名”的最多字数由 20 改为 30',
      ],
    ],
    [
      'conditions',
      form({}, { if: { required: ['house'] }, then: { required: ['head'] } }),
      ['住户登记：改了字段之间的条件'],
    ],
    [
      'an internal name',
      {
        'forms/survey/form.schema.json': {
          ...FORM,
          properties: { dwelling: FORM.properties.house, head: FORM.properties.head },
          required: ['dwelling'],
        },
      },
      ['住户登记：字段“住房”换了内部名称'],
    ],
    [
      'a field that goes',
      { 'forms/survey/form.schema.json': { ...FORM, properties: { house: FORM.properties.house } } },
      ['住户登记：删去字段“户主”'],
    ],
    [
      'a setting that the designer does not know',
      form({ house: { ...FORM.properties.house, 'x-other': 1 } }),
      ['住户登记：“住房”改了其他设置'],
    ],
    [
      'the order',
      { 'forms/survey/form.ui.json': { 'ui:order': ['head', '*'] } },
      ['住户登记：调整了字段顺序'],
    ],
    [
      'a translation',
      { 'forms/survey/i18n/en.json': { '/title': 'Household survey' } },
      ['表单“住户登记”的译文（en）改了 1 处'],
    ],
    [
      'the text only',
      { 'forms/survey/i18n/en.json': '{"/title":   "Survey"}' },
      ['表单“住户登记”的译文（en）：只调整了书写的顺序或格式'],
    ],
    [
      'a new form',
      { 'forms/b/form.schema.json': { title: '新表' }, 'forms/b/form.ui.json': {} },
      ['新增表单“新表”'],
    ],
    [
      'a form that goes',
      {
        'forms/survey/form.schema.json': null,
        'forms/survey/form.ui.json': null,
        'forms/survey/i18n/en.json': null,
      },
      ['删去表单“住户登记”'],
    ],
  ])('%s', (_what, changes, expected) => {
    expect(sentences(changes)).toEqual(expected);
  });
});

group('what changed elsewhere', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    [
      'who may do an act',
      flow({ actions: { open: { ...FLOW.actions.open, by: [{ post: 'center' }] } } }),
      ['走访：操作“登记”改了由谁办理'],
    ],
    [
      'a deadline',
      flow({ deadlines: { visit: { ...FLOW.deadlines.visit, amount: 3 } } }),
      ['走访：时限“走访时限”改了时长'],
    ],
    [
      'a state and a way',
      flow({
        chart: {
          initial: 'start',
          states: {
            ...FLOW.chart.states,
            start: { ...FLOW.chart.states.start, on: { open: 'check' } },
            check: { meta: { title: { 'zh-CN': '待核', en: 'To check' } } },
          },
        },
      }),
      ['走访：改了从“待走访”往后的流转', '走访：新增状态“待核”'],
    ],
    [
      'a post',
      { 'org/roles.json': { posts: { worker: { ...POSTS.posts.worker, designs: true } } } },
      ['岗位“网格员”改了能否修改表单'],
    ],
    ['a template', { 'templates/sheet.hbs': '<p>二</p>\n' }, ['打印模板“sheet”有改动']],
    ['what no program can read', { 'flows/visit/flow.json': '{' }, ['流程“visit”有改动']],
  ])('%s', (_what, changes, expected) => {
    expect(sentences(changes)).toEqual(expected);
  });

  it('is said of whatever JSON', () => {
    for (const odd of [
      'null',
      '[]',
      '{"properties": {"a": 7, "b": {"enum": 3}}}',
      '{"actions": [], "chart": 1}',
    ])
      expect(
        sentences(Object.fromEntries(Object.keys(town).map((path) => [path, odd]))).length,
      ).toBeGreaterThan(0);
  });
});

it('names a place by what stands there', () => {
  expect(
    placeWords(draftOf(town), 'forms/survey/form.schema.json', '/properties/house/enum/1')['zh-CN'],
  ).toBe('表单“住户登记”的“住房”');
  expect(placeWords(draftOf(town), 'flows/visit/flow.json', '/actions/open/by')['zh-CN']).toBe(
    '流程“走访”的“登记”：由谁办理',
  );
});
