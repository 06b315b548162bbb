/** The smallest town that has one of everything and no problem. Each fixture beside this file breaks it in one place. */
import type { JsonValue } from '#core/base';

const text = (zh: string, en: string): JsonValue => ({ 'zh-CN': zh, en });

const PERSONAL = { purpose: '告知结果', basis: 'consent', retention: 'P1Y', sensitivity: 'general' };

const when = (condition: JsonValue): JsonValue => ({ type: 'when', params: { condition } });

export const town: Readonly<Record<string, JsonValue>> = {
  'kit.json': {
    id: 'tiny',
    title: text('小镇网格', 'Tiny town'),
    languages: ['zh-CN', 'en'],
    timeZone: { name: 'Asia/Shanghai', offset: '+08:00' },
    operator: { name: text('某县', 'A county'), filing: '未备案', complaints: text('来信', 'By letter') },
    sample: true,
  },
  'org/roles.json': {
    posts: {
      worker: { title: text('网格员', 'Grid worker'), reach: 'grid', home: 'phone' },
      center: { title: text('综治中心', 'Centre'), reach: 'town', home: 'desk' },
      specialist: { title: text('业务专干', 'Specialist'), reach: 'unit', home: 'desk' },
    },
  },
  'org/units.json': { units: { road: { title: text('公路站', 'Road office') } } },
  'org/grids.json': {
    town: { code: '990101101', name: text('小镇', 'Tiny') },
    villages: [
      {
        code: '990101101201',
        name: text('甲村', 'Village A'),
        groups: [
          { code: '99010110120101', name: text('一组', 'Group 1') },
          { code: '99010110120102', name: text('二组', 'Group 2') },
        ],
        grids: [
          {
            code: '990101101201001',
            name: text('第一网格', 'Grid 1'),
            groups: ['99010110120101'],
            households: 10,
            persons: 30,
            bounds: text('河东', 'East of the river'),
          },
          {
            code: '990101101201002',
            name: text('第二网格', 'Grid 2'),
            groups: ['99010110120102'],
            households: 12,
            persons: 36,
            bounds: text('河西', 'West of the river'),
          },
        ],
      },
    ],
  },
  'calendar/2026.json': {
    year: 2026,
    off: ['2026-01-01'],
    work: ['2026-01-04'],
    source: '样例',
    verified: true,
  },
  'codes/kind.json': {
    title: text('事项类别', 'Kinds'),
    standard: '本镇',
    edition: '2026',
    confidence: 'high',
    codes: [
      { code: 'road', title: text('道路', 'Roads') },
      { code: 'other', title: text('其他', 'Other') },
    ],
  },
  'forms/report/form.schema.json': {
    title: '上报',
    type: 'object',
    required: ['what'],
    properties: {
      what: { type: 'string', title: '情况', minLength: 1 },
      kind: { type: 'string', title: '类别', 'x-codes': 'kind' },
      photos: {
        type: 'array',
        title: '照片',
        items: { type: 'string', format: 'attachment', 'x-kind': 'photo' },
      },
      phone: { type: 'string', title: '电话', format: 'phone', 'x-personal': PERSONAL },
    },
  },
  'forms/report/form.ui.json': { 'ui:order': ['what', '*'], what: { 'ui:help': '一句话' } },
  'forms/report/i18n/en.json': {
    '/title': 'Report',
    '/properties/what/title': 'What happened',
    '/properties/kind/title': 'Kind',
    '/properties/photos/title': 'Photos',
    '/properties/phone/title': 'Phone',
    '/properties/phone/x-personal/purpose': 'To tell the result',
    'ui:/what/ui:help': 'One sentence',
  },
  'forms/hand-over/form.schema.json': {
    title: '派发',
    type: 'object',
    required: ['lead'],
    properties: { lead: { type: 'string', title: '牵头单位', 'x-kind': 'unit' } },
  },
  'forms/hand-over/i18n/en.json': { '/title': 'Hand over', '/properties/lead/title': 'Lead unit' },
  'forms/extension/form.schema.json': {
    title: '延期',
    type: 'object',
    required: ['until'],
    properties: { until: { type: 'string', title: '延至', format: 'date' } },
  },
  'forms/extension/i18n/en.json': { '/title': 'Extension', '/properties/until/title': 'Until' },
  'flows/matter/flow.json': {
    title: text('事项', 'Matter'),
    form: 'report',
    summary: ['/what'],
    chart: {
      initial: 'start',
      states: {
        start: { on: { open: 'reported' } },
        reported: {
          meta: { title: text('待派发', 'Waiting') },
          on: {
            hand: 'handling',
            drop: {
              target: 'done',
              guard: when({ properties: { record: { properties: { kind: { const: 'other' } } } } }),
            },
          },
        },
        handling: {
          meta: { title: text('办理中', 'Being handled') },
          on: { finish: { target: 'done' }, 'deadline.handle': 'late' },
        },
        late: { meta: { title: text('超期', 'Late') }, tags: ['urgent'], on: { finish: 'done' } },
        done: { meta: { title: text('已办结', 'Done') }, tags: ['closed'] },
      },
    },
    parties: {
      reporter: { title: text('上报人', 'Reporter'), kind: 'person' },
      lead: { title: text('牵头单位', 'Lead unit'), kind: 'unit' },
    },
    actions: {
      open: { title: text('上报', 'Report'), by: [{ post: 'worker' }], assigns: { reporter: '@person' } },
      hand: {
        title: text('派发', 'Hand over'),
        form: 'hand-over',
        by: [{ post: 'center' }],
        unless: ['reporter'],
        assigns: { lead: '/lead' },
      },
      drop: { title: text('不予受理', 'Drop'), by: [{ post: 'center' }] },
      finish: { title: text('办结', 'Finish'), by: [{ post: 'specialist', as: 'lead' }] },
      correct: {
        title: text('更正', 'Correct'),
        by: [{ post: 'worker', as: 'reporter' }],
        during: ['reported'],
        edits: ['/what'],
      },
      extend: {
        title: text('延期', 'Extend'),
        form: 'extension',
        by: [{ post: 'center' }],
        during: ['handling'],
      },
    },
    deadlines: {
      handle: {
        title: text('办理时限', 'Time to handle'),
        amount: 7,
        unit: 'days',
        during: ['handling'],
        from: 'hand',
        variants: [
          {
            when: { properties: { record: { required: ['kind'], properties: { kind: { const: 'road' } } } } },
            amount: 3,
            unit: 'workdays',
          },
        ],
        extendedBy: { act: 'extend', until: '/until' },
      },
    },
    audience: [{ to: ['grid', 'town'] }, { during: ['handling'], to: ['party:lead'] }],
    prints: { sheet: { title: text('处理单', 'Sheet'), template: 'sheet', posts: ['center'] } },
  },
  'lists/todo.json': {
    title: text('待派发', 'To hand over'),
    flow: 'matter',
    posts: ['center'],
    where: { properties: { case: { properties: { states: { contains: { const: 'reported' } } } } } },
    columns: [{ show: 'number' }, { show: 'field', pointer: '/what' }],
    sort: 'deadline',
  },
};

/** Files that are no JSON. */
export const sources: Readonly<Record<string, string>> = {
  'templates/sheet.hbs': '<h1>{{flow.title}}</h1>\n<p>{{record.what}}</p>\n',
};
