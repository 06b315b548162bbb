import type { Kit } from '#core/model';
import type { ReadEvent } from '#core/rules';
import { raiseDeadlines } from './apply.ts';
import { copyFolding, type Folding, keepFacts, startFolding } from './Draft.ts';
import { finish } from './finish.ts';
import { basesOf, foldEvents } from './foldEvents.ts';
import { compareEvents, onceEach, sortEvents } from './order.ts';
import type { Replayed } from './replay.ts';

/** A replay that can be carried on when more events arrive or time passes. An immutable value. */
export interface Fold extends Replayed {
  readonly kit: Kit;
  /** Every readable event so far, in order. */
  readonly items: readonly ReadEvent[];
  /** The fold after the first `settled` items, before anything that hangs on the clock. Never changed: copy it. */
  readonly safe: Folding;
  readonly settled: number;
}

/** The fold of no events. */
export function startFold(kit: Kit): Fold {
  return { kit, items: [], safe: startFolding(kit), settled: 0, case: null, entries: [], unreadable: [] };
}

/**
 * The fold with more documents, at `now`: the same as replaying all of them at once (SPEC P4). New events at the
 * end are folded on from where it stood; one that belongs further back makes it start again.
 */
export function resume(fold: Fold, events: readonly unknown[], now: number): Fold {
  const { items: added, unreadable } = sortEvents(events);
  const { items, same } = mergeItems(fold.items, added);
  const bases = basesOf(items);
  const on = canGoOn(fold, items, same, now);
  const folding = on ? copyFolding(fold.safe) : startFolding(fold.kit);
  const from = on ? fold.settled : 0;
  // What is dated after now may be refused today and not tomorrow, and deadlines before it are not raised yet.
  const settled = countUntil(items, now);
  foldEvents(folding, items, { from, to: settled }, bases, now);
  if (folding.draft !== null) keepFacts(folding, folding.draft);
  const safe = copyFolding(folding);
  foldEvents(folding, items, { from: settled, to: items.length }, bases, now);
  if (folding.draft !== null) raiseDeadlines(folding, folding.draft, now);
  const entries = Object.freeze(folding.timeline);
  return {
    kit: fold.kit,
    items,
    safe,
    settled,
    case: finish(folding, entries, now),
    entries,
    unreadable: [...fold.unreadable, ...unreadable],
  };
}

/** Whether the settled part still is the beginning of the whole, and knows every base that comes up after it. */
function canGoOn(
  { items: old, settled, safe }: Fold,
  items: readonly ReadEvent[],
  same: number,
  now: number,
): boolean {
  const last = old[settled - 1];
  if (last === undefined || same < settled || last.at > now) return false;
  const early = new Set(old.slice(0, settled).map(({ event }) => event._id));
  return items
    .slice(settled)
    .every(({ event }) => event.base === null || safe.kept.has(event.base) || !early.has(event.base));
}

interface MergedItems {
  readonly items: readonly ReadEvent[];
  /** How many items at the beginning are the old ones, unchanged. */
  readonly same: number;
}

function mergeItems(old: readonly ReadEvent[], added: readonly ReadEvent[]): MergedItems {
  if (added.length === 0) return { items: old, same: old.length };
  const items = onceEach([...old, ...added]).sort(compareEvents);
  let same = 0;
  while (same < old.length && items[same] === old[same]) same += 1;
  return { items, same };
}

function countUntil(items: readonly ReadEvent[], now: number): number {
  let count = items.length;
  while (count > 0 && (items[count - 1]?.at ?? 0) > now) count -= 1;
  return count;
}
