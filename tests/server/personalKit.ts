import type { Flow, Kit } from '#core/model';
import { event } from './harness.ts';
import type { Sent } from './harness.ts';
import { MINIMAL_KIT, TOWN } from './minimalKit.ts';

const text = (zh: string, en: string): Record<string, string> => ({ 'zh-CN': zh, en });
const state = (zh: string, en: string, on: Record<string, string> = {}) => ({
  meta: { title: text(zh, en) },
  on,
});
const open: NonNullable<Kit['forms'][string]>['schema'] = {
  type: 'object',
  additionalProperties: false,
  required: ['who'],
  properties: { who: { type: 'string' }, opinion: { type: 'string' } },
};
const APPRAISAL: Flow = {
  id: 'appraisal',
  title: text('考核', 'Appraisal'),
  form: 'appraisal',
  summary: ['/who'],
  chart: {
    initial: 'start',
    states: {
      start: { on: { open: 'scored' } },
      scored: state('已评分', 'Scored', { tell: 'told' }),
      told: state('已通知', 'Told', { object: 'objected' }),
      objected: state('有异议', 'Objected'),
    },
  },
  parties: { assessed: { title: text('考核对象', 'Person assessed'), kind: 'person' } },
  actions: {
    open: { title: text('评分', 'Score'), by: [{ post: 'center' }], assigns: { assessed: '/who' } },
    tell: { title: text('通知', 'Tell'), by: [{ post: 'center' }] },
    object: { title: text('申诉', 'Object'), by: [{ post: 'worker', as: 'assessed' }] },
  },
  audience: [{ to: ['town'] }, { during: ['told', 'objected'], to: ['party:assessed'] }],
  scenarios: [],
};
/** The smallest kit with a flow about one person, that only they and the town see. */
export const PERSONAL_KIT: Kit = {
  ...MINIMAL_KIT,
  forms: {
    ...MINIMAL_KIT.forms,
    appraisal: { id: 'appraisal', source: open, schema: open, ui: {}, texts: {} },
  },
  flows: { ...MINIMAL_KIT.flows, appraisal: APPRAISAL },
};
/** An event of that flow, by the centre unless told otherwise. */
export function appraisal(act: string, changes: Partial<Sent>): Sent {
  const center = { by: 'zhou', post: 'center', seat: TOWN };
  const { data: _incident, ...rest } = event({ flow: 'appraisal', act, ...center, ...changes });
  return { ...rest, ...(changes.data === undefined ? {} : { data: changes.data }) };
}
