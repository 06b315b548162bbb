import type { CaseEvent } from '#core';
import type { EventDatabase } from '#store';
import type { Outbox } from './outbox.ts';
import { readRefusal } from './refusal.ts';
import type { DatabaseState } from './SyncStatus.ts';

/** Plain events are small; with photos the replicator's own byte limit of a batch takes over. */
const BATCH_SIZE = 250;

/** After a lost connection: a second, then twice as long each time, but never longer than this (ms). */
const LONGEST_WAIT = 30_000;

const OPTIONS = { live: true, retry: true, batch_size: BATCH_SIZE, back_off_function: nextWait };

export interface DatabaseSyncOptions {
  readonly local: EventDatabase;
  readonly remote: EventDatabase;
  readonly outbox: Outbox;
  readonly onState: (state: DatabaseState) => void;
  /** What waits or is refused has changed. */
  readonly onOutbox: () => void;
}

/** Replicates one database both ways until stopped. It retries by itself; only lost rights end it. */
export function startDatabaseSync(options: DatabaseSyncOptions): () => void {
  const { local, remote, outbox, onState, onOutbox } = options;
  const own = local.changes({ since: 'now', live: true, include_docs: true });
  void own.on('change', ({ doc }) => {
    if (!doc?._id.startsWith('e/')) return;
    outbox.wrote(doc);
    onOutbox();
  });

  const states: DatabaseState[] = ['connecting', 'connecting'];
  function report(direction: 0 | 1, state: DatabaseState): void {
    states[direction] = state;
    onState(worst(states));
  }

  const pull = local.replicate.from(remote, OPTIONS);
  follow(pull, (state) => {
    report(0, state);
  });
  const push = local.replicate.to(remote, OPTIONS);
  follow(push, (state) => {
    report(1, state);
    if (state === 'current') void settleAll(local, remote, outbox).then(onOutbox, () => undefined);
  });
  void push.on('change', ({ docs }) => {
    outbox.accepted(docs.map(({ _id }) => _id));
    onOutbox();
  });
  void push.on('denied', (denied: unknown) => {
    void refuse(denied, outbox).then(onOutbox);
  });

  return () => {
    own.cancel();
    pull.cancel();
    push.cancel();
  };
}

function follow(
  replication: PouchDB.Replication.Replication<CaseEvent>,
  report: (state: DatabaseState) => void,
): void {
  void replication.on('active', () => {
    report('working');
  });
  void replication.on('paused', (error: unknown) => {
    report(error ? 'offline' : 'current');
  });
  void replication.on('error', (error: unknown) => {
    report(isDenied(error) ? 'denied' : 'offline');
  });
}

/** The state of both directions together is that of the one which is further from done. */
function worst(states: readonly DatabaseState[]): DatabaseState {
  const order: readonly DatabaseState[] = ['denied', 'offline', 'connecting', 'working', 'current'];
  return order.find((state) => states.includes(state)) ?? 'connecting';
}

/**
 * The push has offered everything it had. What still waits by our own count (a start after a killed tab counts
 * from further back than the replicator does) is asked for by name; then we remember how far all is settled.
 */
async function settleAll(local: EventDatabase, remote: EventDatabase, outbox: Outbox): Promise<void> {
  const { update_seq: sequence } = await local.info();
  const keys = [...outbox.waiting()];
  if (keys.length > 0) {
    const { rows } = await remote.allDocs({ keys });
    outbox.accepted(rows.flatMap((row) => ('id' in row ? [row.id] : [])));
  }
  if (outbox.waiting().length === 0) await outbox.caughtUp(sequence);
}

/** PouchDB reports a refused document as `{ id, reason }`, some versions inside `doc`. */
async function refuse(denied: unknown, outbox: Outbox): Promise<void> {
  const told = denied as { id?: string; reason?: unknown; doc?: { id?: string; reason?: unknown } };
  const id = told.doc?.id ?? told.id;
  if (id?.startsWith('e/')) await outbox.refuse(readRefusal(id, told.doc?.reason ?? told.reason));
}

function isDenied(error: unknown): boolean {
  const status = (error as { status?: number } | null)?.status;
  return status === 401 || status === 403;
}

function nextWait(previous: number): number {
  return previous === 0 ? 1000 : Math.min(previous * 2, LONGEST_WAIT);
}
