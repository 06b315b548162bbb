/**
 * A small town with one flow that uses everything a flow may use: parallel regions, history, `always`, guards over
 * data, counts and the record, deadlines that pause, vary, extend and move the chart, parties and edits.
 */
import type { JsonObject } from '#core/base';
import type { ActionFile, Condition, Flow, Form, Grid, Kit, Post, Unit, Village } from '#core/model';

const text = (zh: string) => ({ 'zh-CN': zh, en: zh });
const when = (condition: Condition) => ({ type: 'when', params: { condition } });
const has = (where: string, name: string, schema: JsonObject): JsonObject => ({
  required: [where],
  properties: { [where]: { type: 'object', required: [name], properties: { [name]: schema } } },
});
const counted = (act: string, schema: JsonObject): JsonObject => ({
  properties: { case: { properties: { counts: { properties: { [act]: schema } } } } },
});

export const GRIDS = ['100000001001001', '100000001001002', '100000001002001'] as const;
export const VILLAGES = ['100000001001', '100000001002'] as const;
export const TOWN = '100000001';
export const UNITS = ['police', 'works', 'justice'] as const;

const grids: Record<string, Grid> = {};
for (const code of GRIDS) {
  grids[code] = {
    code,
    name: text(`网格${code.slice(-3)}`),
    village: code.slice(0, 12),
    groups: [],
    households: 1,
    persons: 3,
    bounds: text('四至'),
  };
}
const villages: Record<string, Village> = {};
for (const code of VILLAGES) {
  villages[code] = {
    code,
    name: text(`村${code.slice(-1)}`),
    groups: [],
    grids: GRIDS.filter((grid) => grid.startsWith(code)),
  };
}
const units: Record<string, Unit> = {};
for (const id of UNITS) units[id] = { id, title: text(id) };

const post = (id: string, reach: Post['reach'], zh: string): Post => ({
  id,
  reach,
  title: text(zh),
  home: 'desk',
});
const posts: Record<string, Post> = {
  worker: post('worker', 'grid', '网格员'),
  chief: post('chief', 'village', '网格长'),
  center: post('center', 'town', '综治中心'),
  top: post('top', 'town', '镇领导'),
  specialist: post('specialist', 'unit', '业务专干'),
};

function form(id: string, properties: Record<string, JsonObject>, required: readonly string[] = []): Form {
  const schema: JsonObject = { type: 'object', additionalProperties: false, required, properties };
  return { id, source: schema, schema, ui: {}, texts: {} };
}
const words = { type: 'string', minLength: 1, maxLength: 20, title: '说明' };
const date = { type: 'string', format: 'date', title: '日期' };
const forms: Record<string, Form> = {
  incident: form(
    'incident',
    {
      what: { ...words, title: '情况' },
      category: { enum: ['safety', 'order', 'life', 'emergency'], title: '类别' },
      urgent: { type: 'boolean', title: '紧急' },
      place: { type: 'string', title: '地点' },
      people: {
        type: 'array',
        maxItems: 3,
        title: '人员',
        items: {
          type: 'object',
          required: ['name'],
          additionalProperties: false,
          properties: { name: { ...words, title: '姓名' }, age: { type: 'integer', title: '年龄' } },
        },
      },
    },
    ['what', 'category'],
  ),
  words: form('words', { words }, ['words']),
  dispatch: form(
    'dispatch',
    {
      lead: { type: 'string', title: '牵头' },
      assist: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    },
    ['lead'],
  ),
  until: form('until', { until: date, words }, ['until']),
  grade: form('grade', { grade: { enum: ['good', 'fair', 'bad'], title: '评价' } }, ['grade']),
  decision: form('decision', { yes: { type: 'boolean', title: '是否同意' } }, ['yes']),
};

const chart: JsonObject = {
  id: 'incident',
  type: 'parallel',
  states: {
    progress: {
      initial: 'start',
      states: {
        start: {
          on: {
            open: [
              { target: 'emergency', guard: when(has('record', 'category', { const: 'emergency' })) },
              { target: 'reported' },
            ],
          },
        },
        reported: {
          meta: { title: text('待受理') },
          on: {
            accept: 'triage',
            refuse: 'refused',
            settle: {
              target: 'settled',
              guard: when(has('record', 'category', { enum: ['life', 'safety'] })),
            },
          },
        },
        triage: {
          id: 'triage',
          meta: { title: text('待分流') },
          on: {
            dispatch: [{ target: 'handling', guard: when(has('act', 'lead', { enum: [...UNITS] })) }],
          },
        },
        handling: {
          meta: { title: text('办理') },
          initial: 'assigned',
          states: {
            assigned: {
              meta: { title: text('待办理') },
              on: { respond: 'working', 'deadline.respond': { target: 'late' } },
            },
            late: { tags: ['urgent'], meta: { title: text('逾期未响应') }, on: { respond: 'working' } },
            working: { id: 'working', meta: { title: text('办理中') }, on: { feedback: '#evaluating' } },
            past: { type: 'history' },
          },
          on: {
            sendBack: { target: 'triage', guard: when(counted('sendBack', { maximum: 1 })) },
            escalate: 'away',
          },
        },
        away: {
          tags: ['waiting', 'paused'],
          meta: { title: text('已报上级') },
          on: { return: 'handling.past' },
        },
        emergency: {
          tags: ['urgent'],
          meta: { title: text('应急处置') },
          on: {
            standDown: 'triage',
            conclude: 'evaluating',
            'deadline.alert': { target: 'emergency', guard: when(false) },
          },
        },
        evaluating: {
          id: 'evaluating',
          tags: ['waiting'],
          meta: { title: text('待评价') },
          on: {
            evaluate: [{ target: 'weighing' }],
            'deadline.evaluate': 'closing',
          },
        },
        // Works itself out at once: by the grade that was just given, or else by the counts.
        weighing: {
          always: [
            {
              target: '#working',
              guard: when({
                allOf: [has('act', 'grade', { const: 'bad' }), counted('evaluate', { maximum: 2 })],
              }),
            },
            { target: 'closing' },
          ],
        },
        closing: { meta: { title: text('待结案') }, on: { close: 'closed', redo: '#working' } },
        closed: { tags: ['closed'], meta: { title: text('已结案') }, on: { reopen: 'triage' } },
        settled: { tags: ['closed'], meta: { title: text('当场办结') }, on: { reopen: 'triage' } },
        refused: { tags: ['closed'], meta: { title: text('不予受理') }, on: {} },
      },
    },
    suspension: {
      initial: 'none',
      states: {
        none: { on: { askPause: 'asked' } },
        asked: {
          on: {
            answerPause: [
              { target: 'active', guard: when(has('act', 'yes', { const: true })) },
              { target: 'none' },
            ],
          },
        },
        active: { meta: { title: text('挂账') }, on: { endPause: 'none', 'deadline.pause': 'none' } },
      },
    },
    supervision: {
      initial: 'none',
      states: {
        none: { on: { supervise: 'yellow' } },
        yellow: { on: { supervise: 'red', lift: 'none' } },
        red: { on: { lift: 'none' } },
      },
    },
  },
};

const LIVE = [
  'progress.reported',
  'progress.triage',
  'progress.handling',
  'progress.away',
  'progress.emergency',
  'progress.evaluating',
  'progress.closing',
];
const act = (zh: string, by: ActionFile['by'], more: Partial<ActionFile> = {}): ActionFile => ({
  title: text(zh),
  by,
  ...more,
});
const center = [{ post: 'center' }];
const lead = [{ post: 'specialist', as: 'lead' }];

const actions: Record<string, ActionFile> = {
  open: act('上报', [{ post: 'worker' }, { post: 'center' }], { assigns: { reporter: '@person' } }),
  accept: act('受理', center),
  refuse: act('不予受理', center, { form: 'words' }),
  settle: act('当场办结', [{ post: 'worker', as: 'reporter' }, { post: 'center' }], { form: 'words' }),
  dispatch: act('分流', center, { form: 'dispatch', assigns: { lead: '/lead', assist: '/assist' } }),
  respond: act('响应', [...lead, { post: 'specialist', as: 'assist' }], {
    assigns: { handler: '@person', team: '@person' },
  }),
  feedback: act('反馈', lead, { form: 'words', assigns: { handler: '@person' } }),
  sendBack: act('退回', lead, { form: 'words' }),
  escalate: act('报上级', center, { form: 'words' }),
  return: act('上级退回', center),
  standDown: act('解除应急', center),
  conclude: act('处置结束', center, { form: 'words', assigns: { handler: '@person' } }),
  evaluate: act('评价', [{ post: 'worker' }, { post: 'center', as: 'reporter' }, { post: 'chief' }], {
    form: 'grade',
    unless: ['handler'],
  }),
  close: act('结案', center, { during: ['progress.closing'] }),
  redo: act('退回重办', center, { form: 'words' }),
  reopen: act('重新办理', center, { form: 'words' }),
  askPause: act('申请挂账', lead, { form: 'words', during: ['progress.handling'] }),
  answerPause: act('审批挂账', [{ post: 'top' }], { form: 'decision' }),
  endPause: act('恢复办理', center),
  extend: act('延期', [{ post: 'top' }, { post: 'center' }], {
    form: 'until',
    during: ['progress.handling', 'progress.triage'],
  }),
  supervise: act('督办', [{ post: 'top' }], { form: 'words', during: LIVE, unless: ['handler'] }),
  lift: act('解除督办', [{ post: 'top' }]),
  urge: act('催办', [{ post: 'center' }, { post: 'worker', as: 'reporter' }], { during: LIVE }),
  correct: act('更正', [{ post: 'worker' }, { post: 'center' }, { post: 'chief' }], {
    during: LIVE,
    edits: ['/place', '/urgent', '/people', '/what'],
  }),
};

const flow: Flow = {
  id: 'incident',
  title: text('事件办理'),
  form: 'incident',
  summary: ['/what'],
  chart,
  parties: {
    reporter: { title: text('上报人'), kind: 'person' },
    handler: { title: text('承办人'), kind: 'person' },
    team: { title: text('经办人员'), kind: 'person', many: true },
    lead: { title: text('牵头单位'), kind: 'unit' },
    assist: { title: text('协办单位'), kind: 'unit', many: true },
  },
  actions,
  deadlines: {
    accept: {
      title: text('受理时限'),
      amount: 2,
      unit: 'days',
      during: ['progress.reported'],
      variants: [{ when: has('record', 'category', { const: 'order' }), amount: 4, unit: 'hours' }],
    },
    handle: {
      title: text('办理时限'),
      amount: 7,
      unit: 'workdays',
      from: 'accept',
      during: ['progress.triage', 'progress.handling', 'progress.away'],
      pauses: ['suspension.active', 'progress.away'],
      extendedBy: { act: 'extend', until: '/until' },
    },
    respond: {
      title: text('响应时限'),
      amount: 4,
      unit: 'hours',
      during: ['progress.handling.assigned'],
      pauses: ['suspension.active'],
    },
    evaluate: { title: text('评价时限'), amount: 3, unit: 'days', during: ['progress.evaluating'] },
    alert: { title: text('初报时限'), amount: 40, unit: 'minutes', during: ['progress.emergency'] },
    pause: {
      title: text('挂账期限'),
      amount: 5,
      unit: 'days',
      rollover: false,
      during: ['suspension.active'],
    },
  },
  audience: [
    { to: ['grid', 'town'] },
    { during: ['progress.handling', 'progress.evaluating'], to: ['party:lead', 'party:assist'] },
  ],
  scenarios: [],
};

export const kit: Kit = {
  revision: 'test',
  id: 'test',
  title: text('测试镇'),
  languages: ['zh-CN', 'en'],
  timeZone: { name: 'Asia/Shanghai', offsetMinutes: 480 },
  operator: { name: text('测试'), filing: '', complaints: text('') },
  sample: true,
  posts,
  units,
  division: { town: { code: TOWN, name: text('测试镇') }, villages, grids },
  calendar: {
    years: {
      '2026': {
        year: 2026,
        off: ['2026-05-01', '2026-05-04', '2026-05-05'],
        work: ['2026-05-09'],
        source: 'test',
        verified: true,
      },
    },
  },
  codes: {},
  forms,
  flows: { incident: flow },
  lists: {},
  templates: {},
};
