/** The smallest town that has a case with a deadline: one form, one flow, one grid. */
import { inLanguage } from '#core';
import type { CaseEvent, Kit } from '#core';
import { readKit } from '#core/model';

const text = (words: string): object => ({ 'zh-CN': words, en: words });
const titled = (words: string): object => ({ meta: { title: text(words) } });

export const GRID = '330100001001001';
export const TOWN = '330100001';

/** `title` makes another revision of it. */
export function tinyFiles(title = '样例镇'): Readonly<Record<string, string>> {
  const files: Record<string, object> = {
    'kit.json': {
      id: 'tiny',
      title: text(title),
      languages: ['zh-CN', 'en'],
      timeZone: { name: 'Asia/Shanghai', offset: '+08:00' },
      operator: { name: text('样例镇政府'), filing: '样例', complaints: text('12345') },
    },
    'org/roles.json': { posts: { worker: { title: text('网格员'), reach: 'grid', home: 'phone' } } },
    'org/units.json': { units: {} },
    'org/grids.json': {
      town: { code: TOWN, name: text('样例镇') },
      villages: [
        {
          code: '330100001001',
          name: text('样例村'),
          groups: [{ code: '01', name: text('一组') }],
          grids: [
            {
              code: GRID,
              name: text('第一网格'),
              groups: ['01'],
              households: 1,
              persons: 1,
              bounds: text('村内'),
            },
          ],
        },
      ],
    },
    'forms/matter/form.schema.json': {
      type: 'object',
      title: '事项',
      properties: { what: { type: 'string', title: '情况' } },
      required: ['what'],
    },
    'forms/matter/form.ui.json': {},
    'flows/matter/flow.json': {
      title: text('事项'),
      form: 'matter',
      summary: ['/what'],
      chart: {
        id: 'matter',
        initial: 'start',
        states: {
          start: { on: { open: 'doing' } },
          doing: { ...titled('办理中'), on: { finish: 'done', 'deadline.handle': 'late' } },
          late: { ...titled('超期'), on: { finish: 'done' } },
          done: { ...titled('已办结'), tags: ['closed'] },
        },
      },
      parties: { reporter: { title: text('上报人'), kind: 'person' } },
      actions: {
        open: { title: text('上报'), by: [{ post: 'worker' }], assigns: { reporter: '@person' } },
        finish: { title: text('办结'), by: [{ post: 'worker' }] },
      },
      deadlines: { handle: { title: text('办理'), amount: 2, unit: 'hours', during: ['doing'] } },
      audience: [{ to: ['grid', 'town'] }],
    },
  };
  return Object.fromEntries(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)]));
}

export function tinyKit(title?: string): Kit {
  const loaded = readKit(new Map(Object.entries(tinyFiles(title))));
  if (loaded.status === 'refused') {
    throw new Error(
      loaded.problems
        .map(({ file, pointer, message }) => `${file}${pointer} ${inLanguage(message, 'en')}`)
        .join('\n'),
    );
  }
  return loaded.kit;
}

/** Nine o'clock of the town's day on which the events below happen. */
export const NINE = Date.parse('2026-05-08T09:00:00.000+08:00');
export const HOUR = 3_600_000;

/** `minute` past nine. */
function event(kit: Kit, caseId: string, act: string, minute: number, more: Partial<CaseEvent>): CaseEvent {
  const at = `2026-05-08T09:${String(minute).padStart(2, '0')}:00.000+08:00`;
  return {
    _id: `e/${caseId}/${String(minute).padStart(2, '0')}`,
    kind: 'event',
    case: caseId,
    flow: 'matter',
    rev: kit.revision,
    act,
    by: 'wang',
    post: 'worker',
    seat: GRID,
    grid: GRID,
    at,
    device: 'phone-1',
    base: null,
    ...more,
  };
}

export const opening = (kit: Kit, caseId: string, minute = 0): CaseEvent =>
  event(kit, caseId, 'open', minute, { data: { what: `样例 ${caseId}` } });

export const finishing = (kit: Kit, caseId: string, minute = 30): CaseEvent =>
  event(kit, caseId, 'finish', minute, { base: `e/${caseId}/00` });
