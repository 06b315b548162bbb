import type { CaseEvent, Holding, Kit } from '#core';
import { createCaseIndex, createMemoryStore } from '#store';
import { NOT_STARTED, type SyncStatus } from '#sync';
import type { SyncPort, Workplace } from '../data/index.ts';
import { createMemoryDrafts, type DraftBook } from '../draft/index.ts';

interface MemoryOptions {
  readonly kit: Kit;
  readonly person: string;
  readonly displayName: string;
  readonly holdings: readonly Holding[];
  readonly events: readonly CaseEvent[];
  readonly clock: () => number;
  readonly drafts?: DraftBook;
  /** Whether the pretended network is there. */
  readonly online?: boolean;
  readonly signOut?: () => void;
}

/** A workplace that forgets: a store in memory and a pretended server. For development, stories and tests. */
export function memoryWorkplace(options: MemoryOptions): Workplace {
  const { kit, person, displayName, holdings, events, clock, online = true } = options;
  const store = createMemoryStore(events);
  const kitOf = (): Kit => kit;
  const sync = pretendedSync(online, clock());
  store.watch((written) => {
    if (!online) sync.hold(written.map(({ _id }) => _id));
  });
  return {
    me: { person, displayName, holdings },
    kit,
    kitOf,
    people: () => ({ [person]: displayName }),
    store,
    index: createCaseIndex(store, kitOf, clock),
    sync,
    drafts: options.drafts ?? createMemoryDrafts(),
    device: 'memory',
    clock,
    signOut: options.signOut ?? (() => undefined),
    signInAgain: options.signOut ?? (() => undefined),
  };
}

function pretendedSync(
  online: boolean,
  now: number,
): SyncPort & { readonly hold: (ids: readonly string[]) => void } {
  const listeners = new Set<() => void>();
  let status: SyncStatus = { ...NOT_STARTED, online, lastCurrent: online ? now : null };
  const leave = (event: string): Promise<void> => {
    publish({ refused: status.refused.filter((one) => one.event !== event) });
    return Promise.resolve();
  };
  const publish = (change: Partial<SyncStatus>): void => {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  };
  return {
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: () => publish({ waiting: new Set(), online: true, lastCurrent: now }),
    settle: leave,
    offerAgain: leave,
    hold: (ids) => publish({ waiting: new Set([...status.waiting, ...ids]) }),
  };
}
