import { options, own, seatCovers, type Case, type Flow, type Holding, type Kit } from '#core';
import { runningDeadline } from '../case/words.ts';
import type { Person, Workplace } from './Workplace.tsx';

/** An act of a flow with the answer whether this person may do it now, and in which capacity. */
export type ActOption = ReturnType<typeof options>[number];

const known = new WeakMap<
  Case,
  { readonly me: Person; readonly kit: Kit; readonly list: readonly ActOption[] }
>();

/** The acts of a case for a person. Asked for every case of a list, so the answer is kept while the case is the same. */
export function actsOf(place: Pick<Workplace, 'me' | 'kit' | 'kitOf'>, one: Case): readonly ActOption[] {
  const kit = place.kitOf(one.rev) ?? place.kit;
  const kept = known.get(one);
  if (kept?.me === place.me && kept.kit === kit) return kept.list;
  const list = options(kit, one.flow, place.me.person, place.me.holdings, one).filter(
    ({ act }) => act !== 'open',
  );
  known.set(one, { me: place.me, kit, list });
  return list;
}

/** A step whose deadline is further off than this is no to-do yet: a yearly visit does not fill today's list. */
const AHEAD_MS = 14 * 86_400_000;

/** True when the case waits for this person: the expected next step is theirs, and its time has come. */
export function isMyTurn(place: Pick<Workplace, 'me' | 'kit' | 'kitOf' | 'clock'>, one: Case): boolean {
  if (one.tags.includes('closed')) return false;
  const due = runningDeadline(one)?.due;
  if (typeof due === 'number' && due - place.clock() > AHEAD_MS) return false;
  const acts = actsOf(place, one);
  const isMine = acts.some(({ action, decision }) => decision.allow && action.tone === 'main');
  return (
    isMine ||
    (one.questions.length > 0 &&
      acts.some(({ action, decision }) => decision.allow && action.edits !== undefined))
  );
}

/** A flow that this person may open, and the grids they may open it for. */
export interface Opening {
  readonly flow: Flow;
  readonly grids: readonly string[];
}

/** What this person may report. */
export function openingsOf(kit: Kit, { holdings }: Person): readonly Opening[] {
  return Object.values(kit.flows).flatMap((flow): readonly Opening[] => {
    const grids = new Set(
      holdings.filter(({ post }) => mayOpen(flow, post)).flatMap((holding) => gridsOf(kit, holding)),
    );
    return grids.size === 0 ? [] : [{ flow, grids: [...grids] }];
  });
}

/** The capacity in which a case is opened for a grid: the first of the person's posts that may. */
export function openerFor(kit: Kit, flow: Flow, { holdings }: Person, grid: string): Holding | undefined {
  return holdings.find(({ post, seat }) => mayOpen(flow, post) && seatCovers(kit, post, seat, grid));
}

function mayOpen(flow: Flow, post: string): boolean {
  return own(flow.actions, 'open')?.by.some((grant) => grant.post === post) === true;
}

/** The grids a post's seat covers. */
export function gridsOf(kit: Kit, { post, seat }: Holding): readonly string[] {
  switch (own(kit.posts, post)?.reach) {
    case 'grid':
      return own(kit.division.grids, seat) === undefined ? [] : [seat];
    case 'village':
      return own(kit.division.villages, seat)?.grids ?? [];
    case 'town':
      return Object.keys(kit.division.grids);
    case 'unit':
    case undefined:
      return [];
  }
}
