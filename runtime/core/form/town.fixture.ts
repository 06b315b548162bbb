/** Test data only: a kit around one form. */
import type { JsonObject, JsonValue } from '#core/base';
import { type Kit, readKit } from '#core/model';

const text = (zh: string, en: string): JsonValue => ({ 'zh-CN': zh, en });

const person: JsonObject = {
  type: 'object',
  title: '成员',
  required: ['name'],
  properties: {
    name: { type: 'string', title: '姓名', minLength: 1, maxLength: 4 },
    phone: { type: 'string', title: '联系电话', format: 'phone' },
  },
};

const schema: JsonObject = {
  type: 'object',
  title: '登记',
  required: ['kind', 'what', 'agree'],
  $defs: { person },
  properties: {
    kind: { type: 'string', title: '类别', 'x-codes': 'kind' },
    what: { type: 'string', title: '情况', minLength: 1 },
    agree: { type: 'boolean', title: '已告知', const: true },
    level: {
      type: 'string',
      title: '程度',
      oneOf: [
        { const: 'low', title: '一般' },
        { const: 'high', title: '紧急' },
      ],
    },
    age: { type: 'integer', title: '年龄', minimum: 0, maximum: 150, 'x-unit': '岁' },
    day: { type: 'string', title: '日期', format: 'date' },
    seen: { type: 'string', title: '看到时间', format: 'date-time' },
    lead: { type: 'string', title: '单位', 'x-kind': 'unit' },
    group: { type: 'string', title: '小组', 'x-kind': 'village-group' },
    number: { type: 'string', title: '编号', pattern: '^[A-Z]{2}$', examples: ['AB'] },
    done: { type: 'boolean', title: '已办结', default: false },
    owner: { $ref: '#/$defs/person', title: '户主' },
    members: { type: 'array', title: '家庭成员', maxItems: 2, items: { $ref: '#/$defs/person' } },
    tags: { type: 'array', title: '标签', uniqueItems: true, items: { type: 'string', 'x-codes': 'kind' } },
    photos: {
      type: 'array',
      title: '照片',
      items: { type: 'string', format: 'attachment', 'x-kind': 'photo' },
    },
    place: {
      type: 'object',
      title: '地点',
      properties: {
        road: { type: 'string', title: '路名' },
        floor: { type: 'integer', title: '楼层', default: 1 },
      },
    },
  },
  dependentRequired: { lead: ['day'] },
  if: { required: ['done'], properties: { done: { const: true } } },
  then: { required: ['result'], properties: { result: { type: 'string', title: '结果', minLength: 1 } } },
};

const ui: JsonObject = {
  'ui:order': ['what', 'kind'],
  what: { 'ui:placeholder': '说清楚', 'ui:options': { rows: 3 } },
  age: { 'ui:options': { 'x-unit': '周岁' } },
  place: { 'ui:order': ['road', '*'] },
};

const english: Readonly<Record<string, string>> = {
  '/title': 'Registration',
  '/properties/kind/title': 'Kind',
  '/properties/what/title': 'What happened',
  '/properties/level/oneOf/0/title': 'Ordinary',
  '/properties/age/title': 'Age',
  '/properties/age/x-unit': 'years',
  '/$defs/person/properties/phone/title': 'Phone',
  '/properties/members/title': 'Members',
  '/properties/gone/title': 'Of a field that is no more',
  'ui:/what/ui:placeholder': 'Say it clearly',
  'ui:/kind/ui:help': 'One of them',
};

const code = (id: string, zh: string, en: string, more: JsonObject = {}): JsonObject => ({
  code: id,
  title: text(zh, en),
  ...more,
});

const files: Readonly<Record<string, JsonValue>> = {
  'kit.json': {
    id: 'small',
    title: text('小镇', 'Small town'),
    languages: ['zh-CN', 'en'],
    timeZone: { name: 'Asia/Shanghai', offset: '+08:00' },
    operator: { name: text('某县', 'A county'), filing: '未备案', complaints: text('来信', 'By letter') },
  },
  'org/roles.json': { posts: {} },
  'org/units.json': { units: { road: { title: text('公路站', 'Road office') } } },
  'org/grids.json': {
    town: { code: '990101101', name: text('小镇', 'Small town') },
    villages: [
      {
        code: '990101101201',
        name: text('甲村', 'Village A'),
        groups: [{ code: 'g1', name: text('一组', 'Group 1') }],
        grids: [],
      },
    ],
  },
  'codes/kind.json': {
    title: text('类别', 'Kinds'),
    standard: '本镇',
    edition: '2026',
    confidence: 'high',
    codes: [
      code('road', '道路', 'Road'),
      code('water', '水利', 'Water'),
      code('old', '旧类', 'Old kind', { retired: true }),
    ],
  },
  'forms/report/form.schema.json': schema,
  'forms/report/form.ui.json': ui,
  'forms/report/i18n/en.json': english,
};

export const kit: Kit = load();

/** Data without a fault. */
export const sound: JsonObject = { kind: 'road', what: '路面塌陷', agree: true };

function load(): Kit {
  const loaded = readKit(
    new Map(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)])),
  );
  if (loaded.status === 'loaded') return loaded.kit;
  // eslint-disable-next-line no-restricted-syntax -- test data that does not load is our own mistake
  throw new Error(JSON.stringify(loaded.problems));
}
