/** Test data only: a town with one of each kind of file. */
import type { JsonValue } from '#core/base';

const text = (zh: string, en: string): JsonValue => ({ 'zh-CN': zh, en });

const table = (codes: JsonValue): JsonValue => ({
  title: text('类别', 'Kinds'),
  standard: '本镇',
  edition: '2026',
  confidence: 'high',
  codes,
});

const values: Readonly<Record<string, JsonValue>> = {
  'kit.json': {
    $schema: './schema/kit.schema.json',
    id: 'small',
    title: text('小镇', 'Small town'),
    languages: ['zh-CN', 'en'],
    timeZone: { name: 'Asia/Shanghai', offset: '+08:00' },
    operator: { name: text('某县', 'A county'), filing: '未备案', complaints: text('来信', 'By letter') },
  },
  'org/roles.json': { posts: { worker: { title: text('网格员', 'Worker'), reach: 'grid', home: 'phone' } } },
  'org/units.json': { units: { road: { title: text('公路站', 'Road office') } } },
  'org/grids.json': {
    town: { code: '990101101', name: text('小镇', 'Small town') },
    villages: [
      {
        code: '990101101201',
        name: text('甲村', 'Village A'),
        groups: [{ code: '99010110120101', name: text('一组', 'Group 1') }],
        grids: [
          {
            code: '990101101201001',
            name: text('第一网格', 'Grid 1'),
            groups: ['99010110120101'],
            households: 10,
            persons: 30,
            bounds: text('河东', 'East of the river'),
          },
        ],
      },
    ],
  },
  'calendar/2026.json': { year: 2026, off: [], work: [], source: '样例', verified: true },
  'codes/kind.json': table([
    { code: 'road', title: text('道路', 'Road') },
    { code: 'old', title: text('旧类', 'Old kind'), retired: true },
  ]),
  'forms/report/form.schema.json': {
    type: 'object',
    title: '上报',
    required: ['what'],
    properties: {
      what: { type: 'string', title: '情况', minLength: 1 },
      kind: { type: 'string', title: '类别', 'x-codes': 'kind' },
    },
  },
  'forms/report/form.ui.json': { what: { 'ui:widget': 'textarea' } },
  'forms/report/i18n/en.json': { '/title': 'Report', '/properties/what/title': 'What' },
  'flows/report/flow.json': {
    title: text('上报', 'Report'),
    form: 'report',
    summary: ['/what'],
    chart: {
      initial: 'start',
      states: { start: { on: { open: 'done' } }, done: { type: 'final', tags: ['closed'] } },
    },
    parties: { reporter: { title: text('上报人', 'Reporter'), kind: 'person' } },
    actions: { open: { title: text('上报', 'Report'), by: [{ post: 'worker' }] } },
    audience: [{ to: ['grid'] }],
  },
  'flows/report/flow.layout.json': { start: { x: 0, y: 0 } },
  'flows/report/scenarios/one.json': { title: text('一次', 'Once'), steps: [] },
  'lists/mine.json': {
    title: text('我的', 'Mine'),
    flow: 'report',
    posts: ['worker'],
    columns: [{ show: 'number' }, { show: 'field', pointer: '/what' }],
    sort: 'newest',
  },
  'schema/kit.schema.json': { type: 'object' },
};

/** The town's files, with some replaced by another value; `undefined` leaves a file out. */
export function townFiles(
  changes: Readonly<Record<string, JsonValue | undefined>> = {},
): ReadonlyMap<string, string> {
  const entries = Object.entries({ ...values, ...changes }).flatMap(([path, value]): [string, string][] =>
    value === undefined ? [] : [[path, JSON.stringify(value)]],
  );
  return new Map([...entries, ['templates/sheet.hbs', '<p>{{case.number}}</p>\n']]);
}

/** One of the town's files as a value, to change a part of. */
export function townFile(path: string): JsonValue {
  return values[path] ?? null;
}
