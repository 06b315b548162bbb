import type { CaseEvent } from '#core';
import { isStorageFull } from '#store';
import type { EventDatabase } from '#store';
import { nextWait } from './backOff.ts';
import { failureOfRequest } from './failure.ts';
import type { DatabaseState } from './SyncStatus.ts';

/** Documents whose photos are in memory at the same time. */
const BATCH = 100;

/** A browser has six connections to one server; an open changes feed holds one of them. */
const MOST_OPEN_FEEDS = 4;
/** With more databases than that no feed stays open longer than this, so that the others and the uploads get their turn (ms). */
const SHARED_FEED = 3000;

export interface PullOptions {
  readonly local: EventDatabase;
  readonly remote: EventDatabase;
  /** How many databases are pulled at the same time. */
  readonly feeds: number;
  readonly onState: (state: DatabaseState) => void;
}

export interface Pull {
  /** Connects at once if it is not connected. */
  retry(): void;
  stop(): void;
}

/** Keeps the local database current with PouchDB's replicator until stopped. It retries by itself; only lost rights end it. */
export function startPull({ local, remote, feeds, onState }: PullOptions): Pull {
  const shared = feeds > MOST_OPEN_FEEDS ? { heartbeat: false, timeout: SHARED_FEED } : {};
  const options = { live: true, retry: true, batch_size: BATCH, back_off_function: nextWait, ...shared };
  let state: DatabaseState = 'connecting';
  let current = start();

  function start(): PouchDB.Replication.Replication<CaseEvent> {
    const replication = local.replicate.from(remote, { ...options });
    function report(next: DatabaseState): void {
      if (replication !== current) return;
      state = next;
      onState(next);
    }
    void replication.on('active', () => {
      report('working');
    });
    void replication.on('paused', (error: unknown) => {
      report(error ? stateAfter(error) : 'current');
    });
    void replication.on('error', (error: unknown) => {
      report(stateAfter(error));
    });
    return replication;
  }

  return {
    retry() {
      if (state === 'current' || state === 'working') return;
      current.cancel();
      state = 'connecting';
      current = start();
    },
    stop() {
      current.cancel();
    },
  };
}

function stateAfter(error: unknown): DatabaseState {
  if (isStorageFull(error)) return 'full';
  const failure = failureOfRequest(error);
  return failure === 'denied' || failure === 'forbidden' ? failure : 'offline';
}
