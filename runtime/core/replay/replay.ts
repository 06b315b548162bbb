import type { Case, Entry, Kit } from '#core/model';
import { raiseDeadlines } from './apply.ts';
import { startFolding } from './Draft.ts';
import { finish } from './finish.ts';
import { basesOf, foldEvents } from './foldEvents.ts';
import { sortEvents, type Unreadable } from './order.ts';

export interface Replayed {
  /** null when no `open` was applied. */
  readonly case: Case | null;
  /** Every readable event with its verdict, and the deadlines that passed, in order: the case's timeline. */
  readonly entries: readonly Entry[];
  /** Documents that are no events. */
  readonly unreadable: readonly Unreadable[];
}

/**
 * The case that these documents add up to at `now` (ms), or null when none of them opens one. `kit` is that of the
 * revision the case is pinned to; the documents are those of one case, in any order (SPEC P).
 */
export function replay(events: readonly unknown[], kit: Kit, now: number): Case | null {
  return replayAll(events, kit, now).case;
}

/** The same with every verdict, whether or not there is a case. */
export function replayAll(events: readonly unknown[], kit: Kit, now: number): Replayed {
  const { items, unreadable } = sortEvents(events);
  const folding = startFolding(kit);
  foldEvents(folding, items, { from: 0, to: items.length }, basesOf(items), now);
  if (folding.draft !== null) raiseDeadlines(folding, folding.draft, now);
  const entries = Object.freeze(folding.timeline);
  return { case: finish(folding, entries, now), entries, unreadable };
}
