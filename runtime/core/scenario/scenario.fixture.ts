/** Test data only: a flow of three acts with a deadline, in a town of one grid. */
import type { JsonValue } from '#core/base';
import { readKit } from '#core/model';
import type { Kit } from '#core/model';

export const GRID = '990101101001001';
const both = (words: string): JsonValue => ({ 'zh-CN': words });

const FILES: Readonly<Record<string, JsonValue>> = {
  'kit.json': {
    id: 'small',
    title: both('小镇'),
    languages: ['zh-CN'],
    timeZone: { name: 'Asia/Shanghai', offset: '+08:00' },
    operator: { name: both('主办单位'), filing: '备案', complaints: both('电话') },
  },
  'org/roles.json': {
    posts: {
      worker: { title: both('网格员'), reach: 'grid', home: 'phone' },
      center: { title: both('综治中心'), reach: 'town', home: 'desk' },
    },
  },
  'org/units.json': { units: {} },
  'org/grids.json': {
    town: { code: '990101101', name: both('小镇') },
    villages: [
      {
        code: '990101101001',
        name: both('一村'),
        groups: [{ code: '99010110100101', name: both('一组') }],
        grids: [
          {
            code: GRID,
            name: both('一网格'),
            groups: ['99010110100101'],
            households: 1,
            persons: 1,
            bounds: both('村'),
          },
        ],
      },
    ],
  },
  'calendar/2026.json': { year: 2026, off: [], work: ['2026-05-09'], source: '样例', verified: true },
  'forms/report/form.schema.json': {
    title: '上报',
    type: 'object',
    required: ['what'],
    properties: { what: { type: 'string', title: '情况' }, place: { type: 'string', title: '位置' } },
  },
  'flows/report/flow.json': {
    title: both('上报'),
    form: 'report',
    summary: ['/what'],
    parties: { reporter: { title: both('上报人'), kind: 'person' } },
    audience: [{ to: ['grid', 'town'] }],
    actions: {
      open: {
        title: both('上报'),
        by: [{ post: 'worker' }, { post: 'center' }],
        assigns: { reporter: '@person' },
      },
      accept: { title: both('受理'), by: [{ post: 'center' }] },
      void: { title: both('作废'), by: [{ post: 'worker', as: 'reporter' }] },
      correct: {
        title: both('更正'),
        by: [{ post: 'worker' }, { post: 'center' }],
        during: ['reported', 'accepted'],
        edits: ['/what', '/place'],
      },
    },
    deadlines: { accept: { title: both('受理时限'), amount: 2, unit: 'workdays', during: ['reported'] } },
    chart: {
      id: 'report',
      initial: 'start',
      states: {
        start: { on: { open: { target: 'reported' } } },
        reported: {
          meta: { title: both('待受理') },
          on: { accept: { target: 'accepted' }, void: { target: 'voided' } },
        },
        accepted: { tags: ['closed'], meta: { title: both('已受理') } },
        voided: { tags: ['closed'], meta: { title: both('已作废') } },
      },
    },
  },
};

export const kit: Kit = makeKit();

function makeKit(): Kit {
  const read = readKit(new Map(Object.entries(FILES).map(([path, value]) => [path, JSON.stringify(value)])));
  if (read.status !== 'refused') return read.kit;
  // Only a test runs this.
  // eslint-disable-next-line no-restricted-syntax
  throw new Error(JSON.stringify(read.problems, null, 1));
}
