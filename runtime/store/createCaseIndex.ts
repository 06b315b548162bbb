import type { Case, CaseEvent, Kit } from '#core';
import { replay } from '#core/replay';
import type { CaseIndex, KitLibrary } from './CaseIndex.ts';
import type { EventStore } from './EventStore.ts';
import { changesByTime } from './timeChanges.ts';

interface Held {
  readonly events: Map<string, CaseEvent>;
  /** The kit it was folded with; undefined while none is here. */
  kit: Kit | undefined;
  folded: Case | undefined;
}

/** So many cases are folded at one go when the index is built; between two goes the page may answer a tap. */
const AT_ONE_GO = 100;

/** Folds every case of `store` and keeps the folds current as events arrive. `clock` gives ms since 1970. */
export function createCaseIndex(store: EventStore, kitOf: KitLibrary, clock: () => number): CaseIndex {
  const held = new Map<string, Held>();
  const listeners = new Set<(changed: readonly string[]) => void>();
  let leftOut: ReadonlySet<string> = new Set();
  let list: readonly Case[] | undefined;
  let closed = false;

  /** The cases that got something new. */
  function take(events: readonly CaseEvent[]): readonly string[] {
    const touched = new Set<string>();
    for (const event of events) {
      const one = held.get(event.case) ?? { events: new Map(), kit: undefined, folded: undefined };
      held.set(event.case, one);
      if (one.events.has(event._id)) continue;
      one.events.set(event._id, event);
      touched.add(event.case);
    }
    return [...touched];
  }

  function counted({ events }: Held): readonly CaseEvent[] {
    return [...events.values()].filter(({ _id }) => !leftOut.has(_id));
  }

  /** Folds these cases and tells which of them are another case now. */
  function fold(ids: readonly string[], now: number): void {
    const changed = ids.filter((id) => {
      const one = held.get(id);
      if (!one) return false;
      const before = one.folded;
      const events = counted(one);
      one.kit = kitFor(events, kitOf);
      one.folded = (one.kit && replay(events, one.kit, now)) ?? undefined;
      return one.folded !== before;
    });
    if (changed.length === 0) return;
    list = undefined;
    for (const listener of [...listeners]) listener(changed);
  }

  async function build(): Promise<void> {
    const waiting = take(await store.all());
    for (let first = 0; first < waiting.length && !closed; first += AT_ONE_GO) {
      if (first > 0) await pause();
      fold(waiting.slice(first, first + AT_ONE_GO), clock());
    }
  }

  const stop = store.watch((events) => {
    fold(take(events), clock());
  });
  // A store that was closed while it was being read is not a fault.
  const ready = build().catch((error: unknown) => {
    if (!closed) throw error;
  });

  return {
    ready,
    cases() {
      list ??= [...held.values()].flatMap(({ folded }) => folded ?? []);
      return list;
    },
    find: (caseId) => held.get(caseId)?.folded,
    missingRevisions() {
      const unread = [...held.values()].filter(({ kit }) => kit === undefined);
      return [...new Set(unread.flatMap((one) => openings(counted(one)).map(({ rev }) => rev)))];
    },
    subscribe(listener) {
      const own: typeof listener = (changed) => listener(changed);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    tick(now) {
      const due = [...held].filter(
        ([, one]) => one.kit && (!one.folded || changesByTime(one.folded, one.kit, now)),
      );
      fold(
        due.map(([id]) => id),
        now,
      );
    },
    refold() {
      const other = [...held].filter(([, one]) => kitFor(counted(one), kitOf) !== one.kit);
      fold(
        other.map(([id]) => id),
        clock(),
      );
    },
    leaveOut(eventIds) {
      const turned = [...eventIds].filter((id) => !leftOut.has(id));
      turned.push(...[...leftOut].filter((id) => !eventIds.has(id)));
      leftOut = new Set(eventIds);
      const here = turned.filter((id) => held.get(caseOf(id))?.events.has(id));
      fold([...new Set(here.map(caseOf))], clock());
    },
    close() {
      closed = true;
      stop();
      listeners.clear();
    },
  };
}

/** A case is read with the kit that its opening was written with: the earliest one whose kit is here. */
function kitFor(events: readonly CaseEvent[], kitOf: KitLibrary): Kit | undefined {
  for (const { rev } of openings(events)) {
    const kit = kitOf(rev);
    if (kit) return kit;
  }
  return undefined;
}

/** In the order of events; a case has one, unless somebody forged another. */
function openings(events: readonly CaseEvent[]): readonly CaseEvent[] {
  const found = events.filter(({ act }) => act === 'open');
  return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a._id < b._id ? -1 : 1));
}

/** `e/<case>/<ulid>` */
function caseOf(eventId: string): string {
  return eventId.split('/')[1] ?? '';
}

/** Lets what waits on the page's thread have its turn. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
