/** Tells a case of the test kit act by act, for tests about one thing. */
import type { JsonObject } from '#core/base';
import type { Case, CaseEvent, Edit } from '#core/model';
import { newEvent, replay } from '#core/replay';
import { decide, type Decision } from '#core/rules';
import { GRIDS, kit, TOWN, UNITS, VILLAGES } from './kit.ts';

export const SEATS = {
  worker: GRIDS[0],
  chief: VILLAGES[0],
  center: TOWN,
  top: TOWN,
  specialist: UNITS[1],
} as const;
export type Post = keyof typeof SEATS;

export interface Told {
  readonly by: Post;
  readonly act: string;
  /** Local time of the kit, `2026-04-28T09:00`. */
  readonly at: string;
  readonly data?: JsonObject;
  readonly edits?: readonly Edit[];
  /** What the author saw: the case after so many events. All of them when absent. */
  readonly seen?: number;
  readonly person?: string;
  readonly seat?: string;
}

export const at = (local: string): number => Date.parse(`${local}:00.000+08:00`);

export function tell(steps: readonly Told[]): readonly CaseEvent[] {
  const events: CaseEvent[] = [];
  steps.forEach((one, index) => {
    const seen = replay(events.slice(0, one.seen ?? events.length), kit, at(one.at));
    const { act, data, edits } = one;
    events.push(
      newEvent({
        kit,
        flow: 'incident',
        case: seen,
        caseId: 'CASE',
        actor: { person: one.person ?? one.by, post: one.by, seat: one.seat ?? SEATS[one.by] },
        intent: {
          act,
          grid: GRIDS[0],
          ...(data === undefined ? {} : { data }),
          ...(edits === undefined ? {} : { edits }),
        },
        id: String(index),
        at: at(one.at),
        device: 'd',
      }),
    );
  });
  return events;
}

export function caseOf(steps: readonly Told[], now = '2026-06-30T00:00'): Case {
  const whole = replay(tell(steps), kit, at(now));
  if (whole === null) throw new Error('no case');
  return whole;
}

export const opened: Told = {
  by: 'worker',
  act: 'open',
  at: '2026-04-28T09:00',
  data: { what: '路灯不亮', category: 'life', place: '村口' },
};
export const accepted: readonly Told[] = [opened, { by: 'center', act: 'accept', at: '2026-04-28T10:00' }];
export const working: readonly Told[] = [
  ...accepted,
  { by: 'center', act: 'dispatch', at: '2026-04-28T11:00', data: { lead: 'works' } },
  { by: 'specialist', act: 'respond', at: '2026-04-28T12:00' },
];

export function ask(
  post: Post,
  act: string,
  whole: Case | null,
  more: { data?: JsonObject; edits?: readonly Edit[]; person?: string; seat?: string } = {},
): Decision {
  const { person = post, seat = SEATS[post], ...content } = more;
  const actor = { person, post, seat, holdings: [{ post, seat }] };
  return decide(kit, 'incident', actor, { act, grid: GRIDS[0], ...content }, whole);
}
