import type { EventDatabase, PageDatabase } from '#store';
import { startDatabaseSync } from './databaseSync.ts';
import type { DatabaseSync } from './databaseSync.ts';
import { startFirstLoads } from './firstLoads.ts';
import { openOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';
import type { SnapshotSource } from './Snapshot.ts';
import { NOT_STARTED } from './SyncStatus.ts';
import type { DatabaseState, SyncStatus } from './SyncStatus.ts';

/** One database: its copy on this device and its remote. */
export interface Pair {
  readonly local: EventDatabase;
  readonly remote: EventDatabase;
  /** For a first load in one piece instead of document by document: where it is kept here, and who gives it. */
  readonly load?: { readonly pages: PageDatabase; readonly snapshot: SnapshotSource };
}

export interface SyncOptions {
  /** By database name. */
  readonly pairs: Readonly<Record<string, Pair>>;
  /** Events that were left over when a database went with its rights (`retireDatabase`): shown, never offered. */
  readonly leftOver?: EventDatabase;
  /** This device's id, as its events carry it. */
  readonly device: string;
  /** ms since 1970. */
  readonly clock: () => number;
}

export interface SyncHandle {
  status(): SyncStatus;
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** Connects at once, for example when the network is back. */
  retry(): void;
  /** Takes a refused event off the list after its author corrected it or gave it up, and removes it from this device. */
  settle(eventId: string): Promise<void>;
  /** Offers a refused event once more. */
  offerAgain(eventId: string): Promise<void>;
  stop(): void;
}

/** Starts replication of all databases. The status is a new value whenever something in it changed. */
export async function startSync({ pairs, leftOver, device, clock }: SyncOptions): Promise<SyncHandle> {
  const listeners = new Set<(status: SyncStatus) => void>();
  const outboxes: Record<string, Outbox> = {};
  const running = new Map<string, DatabaseSync>();
  const names = Object.keys(pairs);
  const rest = leftOver && (await openOutbox(leftOver, device));
  let status: SyncStatus = NOT_STARTED;

  function publish(change: Partial<SyncStatus>): void {
    status = { ...status, ...change };
    for (const listener of [...listeners]) listener(status);
  }

  function allBoxes(): readonly Outbox[] {
    return [...Object.values(outboxes), ...(rest === undefined ? [] : [rest])];
  }

  function publishOutbox(): void {
    const boxes = allBoxes();
    const refused = boxes.flatMap((box) => box.refused());
    publish({
      waiting: new Set(boxes.flatMap((box) => box.waiting())),
      refused,
      notTaken: new Set([...refused.map(({ event }) => event), ...boxes.flatMap((box) => box.settled())]),
    });
  }

  function publishState(name: string, state: DatabaseState): void {
    const databases = { ...status.databases, [name]: state };
    const states = Object.values(databases);
    const current = states.length === names.length && states.every((one) => one === 'current');
    publish({
      databases,
      online: states.some((one) => one === 'current' || one === 'working'),
      authLost: states.includes('denied'),
      lastCurrent: current ? clock() : status.lastCurrent,
    });
  }

  // All before the first connects: the count of what waits is right from the first status on.
  for (const [name, { local }] of Object.entries(pairs)) outboxes[name] = await openOutbox(local, device);
  status = { ...status, databases: Object.fromEntries(names.map((name) => [name, 'connecting'])) };
  publishOutbox();
  const loads = await startFirstLoads({
    databases: Object.fromEntries(
      Object.entries(pairs).flatMap(([name, { local, remote, load }]) =>
        load === undefined ? [] : [[name, { local, remote, ...load }]],
      ),
    ),
    clock,
    onState: (name, state) => running.get(name)?.loading(state),
    onLoading: (loading) => publish({ loading }),
  });
  for (const [name, { local, remote, load }] of Object.entries(pairs)) {
    const outbox = outboxes[name];
    if (!outbox) continue;
    const onState = (state: DatabaseState): void => {
      publishState(name, state);
    };
    running.set(
      name,
      startDatabaseSync({
        local,
        remote,
        outbox,
        pages: load?.pages,
        joined: loads.joined(name),
        feeds: names.length,
        onState,
        onOutbox: publishOutbox,
      }),
    );
  }

  return {
    status: () => status,
    subscribe(listener) {
      const own: typeof listener = (next) => listener(next);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    retry() {
      loads.retry();
      for (const one of running.values()) one.retry();
    },
    async settle(eventId) {
      for (const box of allBoxes()) await box.settle(eventId);
      publishOutbox();
    },
    async offerAgain(eventId) {
      for (const box of Object.values(outboxes)) await box.offerAgain(eventId);
      publishOutbox();
      for (const one of running.values()) one.push();
    },
    stop() {
      loads.stop();
      for (const one of running.values()) one.stop();
      listeners.clear();
    },
  };
}
