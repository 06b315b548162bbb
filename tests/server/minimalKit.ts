/** The smallest kit that has every reach: two villages with three grids, one unit, one flow. Made by hand, without files. */
import type { Kit, Post } from '#core/model';

export const GRID = '990101101001001';
export const SAME_VILLAGE = '990101101001002';
export const OTHER_GRID = '990101101002001';
export const VILLAGE = '990101101001';
export const TOWN = '990101101';
export const UNIT = 'justice';

const text = (zh: string, en: string): Record<string, string> => ({ 'zh-CN': zh, en });

function post(id: string, reach: Post['reach'], home: Post['home']): Post {
  return { id, title: text(id, id), reach, home };
}

function grid(code: string): Kit['division']['grids'][string] {
  return {
    code,
    name: text(`网格${code.slice(-3)}`, `Grid ${code.slice(-3)}`),
    village: code.slice(0, 12),
    groups: [],
    households: 1,
    persons: 1,
    bounds: text('—', '—'),
  };
}

function village(code: string, grids: readonly string[]): Kit['division']['villages'][string] {
  return { code, name: text('村', 'Village'), groups: [], grids };
}

function form(id: string, schema: Kit['forms'][string]['schema']): Kit['forms'][string] {
  return { id, source: schema, schema, ui: {}, texts: {} };
}

const PHOTOS = {
  type: 'array',
  items: {
    type: 'string',
    format: 'attachment',
    'x-attachment': { types: ['image/jpeg', 'image/png'], maxBytes: 5 * 1024 * 1024 },
  },
};

export const MINIMAL_KIT: Kit = {
  revision: 'a'.repeat(64),
  id: 'minimal',
  title: text('最小', 'Minimal'),
  languages: ['zh-CN', 'en'],
  timeZone: { name: 'Asia/Shanghai', offsetMinutes: 480 },
  operator: { name: text('样例', 'Sample'), filing: '—', complaints: text('—', '—') },
  sample: true,
  posts: {
    worker: post('worker', 'grid', 'phone'),
    chief: post('chief', 'village', 'desk'),
    specialist: post('specialist', 'unit', 'desk'),
    center: post('center', 'town', 'desk'),
  },
  units: { [UNIT]: { id: UNIT, title: text('司法所', 'Justice Office') } },
  division: {
    town: { code: TOWN, name: text('镇', 'Town') },
    villages: {
      [VILLAGE]: village(VILLAGE, [GRID, SAME_VILLAGE]),
      '990101101002': village('990101101002', [OTHER_GRID]),
    },
    grids: { [GRID]: grid(GRID), [SAME_VILLAGE]: grid(SAME_VILLAGE), [OTHER_GRID]: grid(OTHER_GRID) },
  },
  calendar: { years: {} },
  codes: {},
  forms: {
    report: form('report', {
      type: 'object',
      additionalProperties: false,
      required: ['what'],
      properties: { what: { type: 'string', minLength: 1, maxLength: 200 }, photos: PHOTOS },
    }),
    dispatch: form('dispatch', {
      type: 'object',
      additionalProperties: false,
      required: ['unit'],
      properties: { unit: { type: 'string' } },
    }),
  },
  flows: {
    incident: {
      id: 'incident',
      title: text('事件', 'Incident'),
      form: 'report',
      summary: ['/what'],
      chart: {
        initial: 'draft',
        states: {
          draft: { on: { open: 'reported' } },
          reported: { meta: { title: text('已上报', 'Reported') }, on: { dispatch: 'assigned' } },
          assigned: { meta: { title: text('已分派', 'Assigned') }, on: { finish: 'closed' } },
          closed: { meta: { title: text('办结', 'Closed') }, tags: ['closed'] },
        },
      },
      parties: {
        reporter: { title: text('上报人', 'Reporter'), kind: 'person' },
        lead: { title: text('主办单位', 'Lead unit'), kind: 'unit' },
      },
      actions: {
        open: {
          title: text('上报', 'Report'),
          by: [{ post: 'worker' }, { post: 'chief' }, { post: 'center' }],
        },
        dispatch: {
          title: text('分派', 'Dispatch'),
          by: [{ post: 'center' }],
          form: 'dispatch',
          assigns: { lead: '/unit' },
        },
        finish: { title: text('办结', 'Finish'), by: [{ post: 'specialist', as: 'lead' }] },
        correct: {
          title: text('更正', 'Correct'),
          by: [{ post: 'worker' }],
          edits: ['/what'],
          during: ['reported', 'assigned'],
        },
      },
      audience: [{ to: ['grid', 'town'] }, { during: ['assigned', 'closed'], to: ['party:lead'] }],
      scenarios: [],
    },
  },
  lists: {},
  templates: {},
};
