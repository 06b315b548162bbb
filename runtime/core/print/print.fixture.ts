/** Test data only: one flow with a small form, and a case of it as replay would give it. */
import type { JsonValue } from '#core/base';
import { readKit } from '#core/model';
import type { Case, CaseEvent, Kit } from '#core/model';

const both = (words: string, english: string): JsonValue => ({ 'zh-CN': words, en: english });
const GRID = '990101101001001';

const FILES: Readonly<Record<string, JsonValue>> = {
  'kit.json': {
    id: 'small',
    title: both('小镇', 'Small Town'),
    languages: ['zh-CN', 'en'],
    timeZone: { name: 'Asia/Shanghai', offset: '+08:00' },
    operator: { name: both('主办<单位>', 'Operator'), filing: '备案一号', complaints: both('电话', 'Call') },
    sample: true,
  },
  'org/roles.json': {
    posts: {
      worker: { title: both('网格员', 'Grid worker'), reach: 'grid', home: 'phone' },
      center: { title: both('综治中心', 'Centre'), reach: 'town', home: 'desk' },
    },
  },
  'org/units.json': {
    units: { justice: { title: both('司法所', 'Justice') }, police: { title: both('派出所', 'Police') } },
  },
  'org/grids.json': {
    town: { code: '990101101', name: both('小镇', 'Small Town') },
    villages: [
      {
        code: '990101101001',
        name: both('一村', 'Village 1'),
        groups: [{ code: '99010110100101', name: both('一组', 'Group 1') }],
        grids: [
          {
            code: GRID,
            name: both('一网格', 'Grid 1'),
            groups: ['99010110100101'],
            households: 1,
            persons: 1,
            bounds: both('村', 'Village'),
          },
        ],
      },
    ],
  },
  'calendar/2026.json': { year: 2026, off: [], work: ['2026-05-09'], source: '样例', verified: true },
  'codes/kind.json': {
    title: both('种类', 'Kind'),
    standard: '样例',
    edition: '2026',
    confidence: 'high',
    codes: [
      { code: 'road', title: both('道路', 'Road') },
      { code: 'light', title: both('路灯', 'Lamp') },
    ],
  },
  'forms/report/form.schema.json': {
    title: '上报',
    type: 'object',
    required: ['what'],
    properties: {
      what: { type: 'string', title: '情况' },
      kind: { type: 'string', title: '种类', 'x-codes': 'kind' },
      urgent: { type: 'boolean', title: '紧急' },
      caller: {
        type: 'object',
        title: '反映人',
        properties: { name: { type: 'string', title: '姓名' }, phone: { type: 'string', title: '电话' } },
      },
      places: { type: 'array', title: '地点', items: { type: 'string' } },
      members: {
        type: 'array',
        title: '成员',
        items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
      },
    },
  },
  'forms/report/i18n/en.json': {},
  'forms/note/form.schema.json': {
    title: '意见',
    type: 'object',
    properties: { note: { type: 'string', title: '意见' } },
  },
  'forms/note/i18n/en.json': {},
  'flows/report/flow.json': {
    title: both('上报', 'Report'),
    form: 'report',
    summary: ['/kind', '/what'],
    parties: {
      reporter: { title: both('上报人', 'Reporter'), kind: 'person' },
      lead: { title: both('牵头', 'Lead'), kind: 'unit', many: true },
    },
    audience: [{ to: ['grid'] }],
    actions: {
      open: { title: both('上报', 'Report'), by: [{ post: 'worker' }] },
      accept: { title: both('受理', 'Accept'), by: [{ post: 'center' }], form: 'note' },
      correct: {
        title: both('更正', 'Correct'),
        by: [{ post: 'worker' }],
        during: ['reported'],
        edits: ['/what'],
      },
    },
    deadlines: {
      accept: {
        title: both('受理时限', 'Time to accept'),
        amount: 2,
        unit: 'workdays',
        during: ['reported'],
      },
    },
    prints: {
      sheet: { title: both('处理单', 'Sheet'), template: 'sheet', posts: ['center'] },
      faulty: { title: both('坏的', 'Faulty'), template: 'faulty', posts: ['center'] },
      lost: { title: both('丢的', 'Lost'), template: 'lost', posts: ['center'] },
    },
    chart: {
      id: 'report',
      type: 'parallel',
      states: {
        progress: {
          initial: 'start',
          states: {
            start: { on: { open: { target: 'reported' } } },
            reported: { meta: { title: both('待受理', 'Waiting') }, on: { accept: { target: 'accepted' } } },
            accepted: { tags: ['closed'], meta: { title: both('已受理', 'Accepted') } },
          },
        },
        machinery: {},
      },
    },
  },
};

const TEMPLATES: Readonly<Record<string, string>> = {
  'templates/sheet.hbs': '<h1>{{print.title}}</h1>{{field "/what"}}\n',
  'templates/sheet.en.hbs': '<h1>English {{print.title}}</h1>\n',
  'templates/faulty.hbs': '<h1>\n  {{case.nmber}}</h1>{{{record.what}}}\n',
};

export const kit: Kit = makeKit();

/** 8 May 2026, 09:00 in Shanghai. */
const OPENED = Date.UTC(2026, 4, 8, 1);
export const NOW = Date.UTC(2026, 4, 9, 2);

function event(act: string, rest: Partial<CaseEvent>): CaseEvent {
  return {
    _id: `e/c/${act}`,
    kind: 'event',
    case: 'c',
    flow: 'report',
    rev: 'r',
    act,
    by: 'li',
    post: 'worker',
    seat: GRID,
    grid: GRID,
    at: '2026-05-08T09:00:00.000+08:00',
    device: 'd',
    base: null,
    ...rest,
  };
}

const record = {
  what: '<b>路灯 & "灯杆"</b>',
  kind: 'light',
  urgent: true,
  caller: { name: '欧阳修远', phone: '13812345678' },
  places: ['村口', '桥头'],
  members: [{ name: '甲' }, { name: '乙' }],
};
const accepted = { by: 'wang', post: 'center', seat: '990101101' };

export const subject: Case = {
  id: 'c',
  flow: 'report',
  rev: 'r',
  grid: GRID,
  number: '20260508-ABCD',
  states: ['progress', 'progress.accepted', 'machinery'],
  tags: ['closed'],
  record,
  latest: {
    open: { event: 'e/c/open', by: 'li', post: 'worker', seat: GRID, at: OPENED, data: record },
    accept: { event: 'e/c/accept', ...accepted, at: NOW, data: { note: '属实' } },
  },
  counts: { open: 1, accept: 1 },
  parties: { reporter: ['li'], lead: ['justice', 'police'] },
  deadlines: [
    {
      id: 'accept',
      run: 1,
      startedAt: OPENED,
      due: Date.UTC(2026, 4, 11, 16),
      provisional: false,
      stoppedAt: NOW,
      pauses: [],
      extendedTo: null,
      light: 'met',
      span: { amount: 2, unit: 'workdays', rollover: false },
    },
  ],
  questions: [],
  timeline: [
    {
      kind: 'event',
      event: event('open', { data: record }),
      at: OPENED,
      verdict: { status: 'applied' },
      entered: ['progress.reported'],
    },
    {
      kind: 'event',
      event: event('correct', { edits: [{ pointer: '/what', to: '灯' }] }),
      at: OPENED + 60_000,
      verdict: { status: 'refused', code: 'state', reason: { 'zh-CN': '现在不能更正', en: 'Not now' } },
      entered: [],
    },
    { kind: 'deadline', deadline: 'accept', at: OPENED + 120_000, entered: [] },
    {
      kind: 'event',
      event: event('accept', { ...accepted, data: { note: '属实' } }),
      at: NOW,
      verdict: { status: 'applied' },
      entered: ['progress.accepted'],
    },
  ],
  head: 'e/c/accept',
  audience: [`grid-${GRID}`],
  openedAt: OPENED,
  updatedAt: NOW,
};

/** The kit with one template in place of the sheet's own. */
export function withTemplate(source: string): Kit {
  return { ...kit, templates: { sheet: source } };
}

function makeKit(): Kit {
  const files = Object.entries(FILES).map(([path, value]): [string, string] => [path, JSON.stringify(value)]);
  const read = readKit(new Map([...files, ...Object.entries(TEMPLATES)]));
  if (read.status !== 'refused') return read.kit;
  // Only a test runs this.
  // eslint-disable-next-line no-restricted-syntax
  throw new Error(JSON.stringify(read.problems, null, 1));
}
