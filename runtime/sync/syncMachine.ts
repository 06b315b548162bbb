import { assign, fromCallback, setup } from 'xstate';
import type { SyncHandle, SyncOptions } from './startSync.ts';
import { startSync } from './startSync.ts';
import { NOT_STARTED } from './SyncStatus.ts';
import type { SyncStatus } from './SyncStatus.ts';

type SyncEvent =
  | { readonly type: 'status'; readonly status: SyncStatus; readonly handle: SyncHandle }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'retry' };

interface SyncContext {
  readonly options: SyncOptions;
  readonly status: SyncStatus;
  readonly handle: SyncHandle | null;
  readonly failure: string | null;
}

/** Runs replication for as long as the machine is in a state that wants it, and stops it on the way out. */
const replication = fromCallback<SyncEvent, SyncOptions>(({ input, sendBack }) => {
  let handle: SyncHandle | undefined;
  let stopped = false;
  startSync(input).then(
    (started) => {
      handle = started;
      if (stopped) {
        started.stop();
        return;
      }
      started.subscribe((status) => {
        sendBack({ type: 'status', status, handle: started });
      });
      sendBack({ type: 'status', status: started.status(), handle: started });
    },
    (error: unknown) => {
      sendBack({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    },
  );
  return () => {
    stopped = true;
    handle?.stop();
  };
});

/** Synchronisation of one signed-in account: running (offline or online), without rights, or failed to open. */
export const syncMachine = setup({
  types: { context: {} as SyncContext, events: {} as SyncEvent, input: {} as SyncOptions },
  actors: { replication },
  guards: {
    authLost: ({ event }) => event.type === 'status' && event.status.authLost,
    online: ({ event }) => event.type === 'status' && event.status.online,
  },
  actions: {
    take: assign(({ context, event }) =>
      event.type === 'status' ? { status: event.status, handle: event.handle } : { status: context.status },
    ),
  },
}).createMachine({
  id: 'sync',
  context: ({ input }) => ({ options: input, status: NOT_STARTED, handle: null, failure: null }),
  initial: 'running',
  states: {
    running: {
      invoke: { src: 'replication', input: ({ context }) => context.options },
      initial: 'offline',
      states: { offline: {}, online: {} },
      on: {
        status: [
          { guard: 'authLost', target: 'signedOut', actions: 'take' },
          { guard: 'online', target: '.online', actions: 'take' },
          { target: '.offline', actions: 'take' },
        ],
        // The network came back: connect at once instead of waiting for the next try.
        retry: { actions: ({ context }) => context.handle?.retry() },
        failed: { target: 'failed', actions: assign({ failure: ({ event }) => event.message }) },
      },
    },
    signedOut: { on: { retry: 'running' } },
    failed: { on: { retry: 'running' } },
  },
});
