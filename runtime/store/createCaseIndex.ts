import { replay } from '#core';
import type { Case, CaseEvent } from '#core';
import type { CaseIndex, KitLibrary } from './CaseIndex.ts';
import type { EventStore } from './EventStore.ts';

interface Held {
  readonly events: Map<string, CaseEvent>;
  folded: Case | undefined;
}

/** Folds every case of `store` and keeps the folds current as events arrive. `clock` gives ms since 1970. */
export function createCaseIndex(store: EventStore, kitOf: KitLibrary, clock: () => number): CaseIndex {
  const held = new Map<string, Held>();
  const listeners = new Set<(changed: readonly string[]) => void>();
  let list: readonly Case[] | undefined;

  function take(events: readonly CaseEvent[]): readonly string[] {
    const touched = new Set<string>();
    for (const event of events) {
      const one = held.get(event.case) ?? { events: new Map<string, CaseEvent>(), folded: undefined };
      held.set(event.case, one);
      if (one.events.has(event._id)) continue;
      one.events.set(event._id, event);
      touched.add(event.case);
    }
    for (const id of touched) fold(id, clock());
    return [...touched];
  }

  function fold(id: string, now: number): void {
    const one = held.get(id);
    if (!one) return;
    const events = [...one.events.values()];
    const kit = kitFor(events, kitOf);
    one.folded = kit ? (replay(events, kit, now) ?? undefined) : undefined;
  }

  function tell(changed: readonly string[]): void {
    if (changed.length === 0) return;
    list = undefined;
    for (const listener of [...listeners]) listener(changed);
  }

  const stop = store.watch((events) => {
    tell(take(events));
  });
  const ready = store.all().then((events) => {
    tell(take(events));
  });

  return {
    ready,
    cases() {
      list ??= [...held.values()].flatMap(({ folded }) => folded ?? []);
      return list;
    },
    find: (caseId) => held.get(caseId)?.folded,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tick(now) {
      const due = [...held].filter(([, { folded }]) => folded && isTimed(folded)).map(([id]) => id);
      for (const id of due) fold(id, now);
      tell(due);
    },
    refold() {
      const waiting = [...held].filter(([, { folded }]) => !folded).map(([id]) => id);
      for (const id of waiting) fold(id, clock());
      tell(waiting);
    },
    close() {
      stop();
      listeners.clear();
    },
  };
}

/** A case is read with the kit that its opening was written with. */
function kitFor(events: readonly CaseEvent[], kitOf: KitLibrary): ReturnType<KitLibrary> {
  const opening = events.find(({ act }) => act === 'open');
  return opening && kitOf(opening.rev);
}

/** Only a running deadline lets time alone change a case. */
function isTimed({ deadlines }: Case): boolean {
  return deadlines.some(({ stoppedAt }) => stoppedAt === null);
}
