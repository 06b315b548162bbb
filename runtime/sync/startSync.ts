import type { EventDatabase } from '#store';
import { startDatabaseSync } from './databaseSync.ts';
import { openOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';
import { NOT_STARTED } from './SyncStatus.ts';
import type { DatabaseState, SyncStatus } from './SyncStatus.ts';

export interface SyncOptions {
  /** Database name → its copy on this device and its remote. */
  readonly pairs: Readonly<Record<string, { readonly local: EventDatabase; readonly remote: EventDatabase }>>;
  /** This device's id, as its events carry it. */
  readonly device: string;
  /** ms since 1970. */
  readonly clock: () => number;
}

export interface SyncHandle {
  status(): SyncStatus;
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** Forgets a refused event after its author corrected it or gave it up. */
  settle(eventId: string): Promise<void>;
  stop(): void;
}

/** Starts replication of all databases. The status is a new value whenever something in it changed. */
export async function startSync({ pairs, device, clock }: SyncOptions): Promise<SyncHandle> {
  const listeners = new Set<(status: SyncStatus) => void>();
  const outboxes: Record<string, Outbox> = {};
  const stops: (() => void)[] = [];
  let status: SyncStatus = NOT_STARTED;

  function publish(change: Partial<SyncStatus>): void {
    status = { ...status, ...change };
    for (const listener of [...listeners]) listener(status);
  }

  function publishOutbox(): void {
    const boxes = Object.values(outboxes);
    publish({
      waiting: new Set(boxes.flatMap((box) => box.waiting())),
      refused: boxes.flatMap((box) => box.refused()),
    });
  }

  function publishState(name: string, state: DatabaseState): void {
    const databases = { ...status.databases, [name]: state };
    const states = Object.values(databases);
    const current = states.length === Object.keys(pairs).length && states.every((one) => one === 'current');
    publish({
      databases,
      online: states.some((one) => one === 'current' || one === 'working'),
      authLost: states.includes('denied'),
      lastCurrent: current ? clock() : status.lastCurrent,
    });
  }

  for (const [name, { local }] of Object.entries(pairs)) outboxes[name] = await openOutbox(local, device);
  for (const [name, { local, remote }] of Object.entries(pairs)) {
    const outbox = outboxes[name];
    if (!outbox) continue;
    publishState(name, 'connecting');
    const onState = (state: DatabaseState): void => {
      publishState(name, state);
    };
    stops.push(startDatabaseSync({ local, remote, outbox, onState, onOutbox: publishOutbox }));
  }
  publishOutbox();

  return {
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settle(eventId) {
      for (const box of Object.values(outboxes)) await box.settle(eventId);
      publishOutbox();
    },
    stop() {
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}
