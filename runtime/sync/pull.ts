import type { CaseEvent } from '#core';
import { openEventPages } from '#store';
import type { EventDatabase, PageDatabase } from '#store';
import { nextWait } from './backOff.ts';
import { stateAfter } from './failure.ts';
import type { DatabaseState } from './SyncStatus.ts';

/** Documents whose photos are in memory at the same time. */
const BATCH = 100;

/** A browser has six connections to one server; an open changes feed holds one of them. */
const MOST_OPEN_FEEDS = 4;
/** With more databases than that no feed stays open longer than this, so that the others and the uploads get their turn (ms). */
const SHARED_FEED = 3000;

interface Ends {
  readonly local: EventDatabase;
  readonly remote: EventDatabase;
  /** What a first load brought: it is here already. */
  readonly pages?: PageDatabase | undefined;
}

export interface PullOptions extends Ends {
  /** How many databases are pulled at the same time. */
  readonly feeds: number;
  readonly onState: (state: DatabaseState) => void;
}

export interface Pull {
  /** Connects at once if it is not connected. */
  retry(): void;
  stop(): void;
}

/**
 * Keeps the local database current with PouchDB's replicator until stopped. It retries by itself; only lost rights end it.
 *
 * Not with the replicator's own `retry`: after a failure it begins again while what it was doing goes on. That reads further from behind
 * the batches that were dropped and notes a checkpoint behind them, and they would never come. Here a failed one is cancelled, which
 * ends it before its next checkpoint, and another begins from the last.
 */
export function startPull({ feeds, onState, ...ends }: PullOptions): Pull {
  const shared = feeds > MOST_OPEN_FEEDS ? { heartbeat: false, timeout: SHARED_FEED } : {};
  const options = { live: true, retry: false, batch_size: BATCH, ...shared };
  let state: DatabaseState = 'connecting';
  let wait = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current = start();

  function start(): PouchDB.Replication.Replication<CaseEvent> {
    const replication = replicate(ends, { ...options });
    function report(next: DatabaseState): void {
      if (replication !== current) return;
      state = next;
      onState(next);
    }
    void replication.on('active', () => {
      report('working');
    });
    void replication.on('paused', () => {
      wait = 0;
      report('current');
    });
    void replication.on('error', (error: unknown) => {
      replication.cancel();
      if (replication !== current) return;
      const next = stateAfter(error);
      if (next !== 'denied' && next !== 'forbidden') {
        wait = nextWait(wait);
        timer = setTimeout(again, wait);
      }
      report(next);
    });
    return replication;
  }

  function again(): void {
    clearTimeout(timer);
    current.cancel();
    state = 'connecting';
    current = start();
  }

  return {
    retry() {
      if (state !== 'current' && state !== 'working') again();
    },
    stop() {
      clearTimeout(timer);
      current.cancel();
    },
  };
}

/**
 * Takes over after a first load: the replicator notes `since` as its own checkpoint on both sides and fetches what changed after it.
 * Resolves when it is current.
 */
export async function pullOnce({
  since,
  signal,
  ...ends
}: Ends & { readonly since: number | string; readonly signal: AbortSignal }): Promise<void> {
  const replication = replicate(ends, { since, batch_size: BATCH });
  const cancel = (): void => {
    replication.cancel();
  };
  signal.addEventListener('abort', cancel);
  try {
    await replication;
  } finally {
    signal.removeEventListener('abort', cancel);
    // A failed one would go on behind what it dropped.
    cancel();
  }
  signal.throwIfAborted();
}

function replicate(
  { local, remote, pages }: Ends,
  options: PouchDB.Replication.ReplicateOptions,
): PouchDB.Replication.Replication<CaseEvent> {
  if (pages === undefined) return local.replicate.from(remote, options);
  // `local.replicate.from` would take the database itself for its target, not the view on it below.
  const pouch = local.constructor as PouchDB.Static;
  return pouch.replicate(remote, withPages(local, pages), options);
}

/** The local database as the replicator is to see it: what lies in pages is not missing. */
function withPages(local: EventDatabase, pages: PageDatabase): EventDatabase {
  const kept = openEventPages(pages);
  async function revsDiff(asked: Record<string, string[]>): Promise<PouchDB.Core.RevisionDiffResponse> {
    const held = await kept.holding(asked);
    return local.revsDiff(Object.fromEntries(Object.entries(asked).filter(([id]) => !held.has(id))));
  }
  return new Proxy(local, {
    get(target, key) {
      if (key === 'revsDiff') return revsDiff;
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === 'function' ? (found as (...args: unknown[]) => unknown).bind(target) : found;
    },
  });
}
