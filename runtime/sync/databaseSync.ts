import type { EventDatabase, PageDatabase } from '#store';
import type { Outbox } from './outbox.ts';
import { startPull } from './pull.ts';
import type { Pull } from './pull.ts';
import { startPush } from './push.ts';
import type { DatabaseState } from './SyncStatus.ts';

export interface DatabaseSyncOptions {
  readonly local: EventDatabase;
  readonly remote: EventDatabase;
  readonly outbox: Outbox;
  /** What a first load brought or brings, and when it is complete; until then nothing is replicated to this device. */
  readonly pages?: PageDatabase | undefined;
  readonly joined: Promise<void>;
  /** How many databases are synchronised at the same time. */
  readonly feeds: number;
  readonly onState: (state: DatabaseState) => void;
  /** What waits or is refused has changed. */
  readonly onOutbox: () => void;
}

export interface DatabaseSync {
  /** How the first load is getting on. */
  loading(state: DatabaseState): void;
  /** Something is to be offered. */
  push(): void;
  /** Connects at once instead of after the wait that follows a failure. */
  retry(): void;
  stop(): void;
}

/** Replicates one database both ways until stopped. It retries by itself; only lost rights end it. */
export function startDatabaseSync({
  local,
  remote,
  outbox,
  pages,
  joined,
  feeds,
  onState,
  onOutbox,
}: DatabaseSyncOptions): DatabaseSync {
  const states: Record<'pull' | 'push', DatabaseState> = { pull: 'connecting', push: 'connecting' };
  let last: DatabaseState = 'connecting';
  let stopped = false;

  function report(direction: 'pull' | 'push', state: DatabaseState): void {
    if (stopped) return;
    states[direction] = state;
    const both = worst(Object.values(states));
    if (both === 'current') outbox.caughtUp().catch(() => undefined);
    if (both === last && both !== 'current') return;
    last = both;
    onState(both);
  }

  // From where the outbox has looked: what is written between that look and this line is not overlooked.
  const written = local.changes({ since: outbox.seen(), live: true, include_docs: true });
  void written.on('change', ({ id, seq, doc, deleted }) => {
    const isEvent = id.startsWith('e/') && deleted !== true;
    if (!outbox.saw(isEvent ? doc : undefined, seq)) return;
    onOutbox();
    push.kick();
  });

  const push = startPush({ local, remote, outbox, onOutbox, onState: (state) => report('push', state) });
  push.kick();
  let pull: Pull | undefined;
  void joined.then(() => {
    if (!stopped)
      pull = startPull({ local, remote, pages, feeds, onState: (state) => report('pull', state) });
  });

  return {
    loading(state) {
      if (pull === undefined) report('pull', state);
    },
    push() {
      push.kick();
    },
    retry() {
      pull?.retry();
      push.kick();
    },
    stop() {
      stopped = true;
      written.cancel();
      pull?.stop();
      push.stop();
    },
  };
}

/** The state of both directions together is that of the one which is further from done. */
function worst(states: readonly DatabaseState[]): DatabaseState {
  const order: readonly DatabaseState[] = [
    'denied',
    'forbidden',
    'full',
    'offline',
    'connecting',
    'working',
    'current',
  ];
  return order.find((state) => states.includes(state)) ?? 'connecting';
}
