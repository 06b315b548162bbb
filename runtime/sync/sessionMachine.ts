import { assign, fromPromise, setup } from 'xstate';
import type { Holding } from '#core';

/** Who is signed in. `offline`: known from before, not confirmed by the server in this run. */
export interface Account {
  readonly person: string;
  readonly displayName: string;
  readonly holdings: readonly Holding[];
  readonly databases: readonly string[];
}

export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** What the machine asks of the outside; the app gives HTTP, tests give fakes. */
export interface SessionPort {
  /** The account the server knows, the one remembered on this device when there is no network, or null. */
  current(): Promise<{ readonly account: Account; readonly confirmed: boolean } | null>;
  /** Rejects with an error whose message is for people. */
  signIn(credentials: Credentials): Promise<Account>;
  signOut(): Promise<void>;
}

interface SessionContext {
  readonly account: Account | null;
  /** The server has confirmed the account in this run; false for one remembered from before, without a network. */
  readonly confirmed: boolean;
  /** Whose session ended by itself: the log-in page says so and fills in the name. Their data is still here. */
  readonly lapsed: Account | null;
  readonly failure: string | null;
}

type SessionEvent =
  | { readonly type: 'signIn'; readonly credentials: Credentials }
  | { readonly type: 'signOut' }
  | { readonly type: 'authLost' }
  /** Posts or databases are others now. */
  | { readonly type: 'rights'; readonly account: Account };

const SIGNED_OUT: SessionContext = { account: null, confirmed: false, lapsed: null, failure: null };

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The session: checking → signed out ⇄ signing in → signed in. Losing rights asks to sign in again and keeps what is on the device. */
const sessionMachine = setup({
  types: { context: {} as SessionContext, events: {} as SessionEvent },
  actors: {
    current: fromPromise<Awaited<ReturnType<SessionPort['current']>>>(() => Promise.resolve(null)),
    signIn: fromPromise<Account, Credentials>(() => Promise.reject(new Error('No session port.'))),
    signOut: fromPromise(() => Promise.resolve()),
  },
}).createMachine({
  id: 'session',
  context: SIGNED_OUT,
  initial: 'checking',
  states: {
    checking: {
      invoke: {
        src: 'current',
        onDone: [
          {
            guard: ({ event }) => event.output !== null,
            target: 'signedIn',
            actions: assign({
              account: ({ event }) => event.output?.account ?? null,
              confirmed: ({ event }) => event.output?.confirmed ?? false,
            }),
          },
          { target: 'signedOut' },
        ],
        onError: { target: 'signedOut', actions: assign({ failure: ({ event }) => messageOf(event.error) }) },
      },
      // On a device that knows nobody the log-in page is there before the answer; who logs in does not wait for it.
      on: { signIn: 'signingIn' },
    },
    signedOut: {
      on: { signIn: 'signingIn' },
    },
    signingIn: {
      entry: assign({ failure: null }),
      invoke: {
        src: 'signIn',
        input: ({ event }) => (event.type === 'signIn' ? event.credentials : { name: '', password: '' }),
        onDone: {
          target: 'signedIn',
          actions: assign({ account: ({ event }) => event.output, confirmed: true, lapsed: null }),
        },
        onError: { target: 'signedOut', actions: assign({ failure: ({ event }) => messageOf(event.error) }) },
      },
    },
    signedIn: {
      on: {
        signOut: 'signingOut',
        rights: { actions: assign({ account: ({ event }) => event.account, confirmed: true }) },
        authLost: {
          target: 'signedOut',
          actions: assign(({ context }) => ({ ...SIGNED_OUT, lapsed: context.account })),
        },
      },
    },
    signingOut: {
      invoke: {
        src: 'signOut',
        onDone: { target: 'signedOut', actions: assign(SIGNED_OUT) },
        onError: { target: 'signedOut', actions: assign(SIGNED_OUT) },
      },
    },
  },
});

/** The session machine over a port. */
export function createSessionMachine(port: SessionPort): typeof sessionMachine {
  return sessionMachine.provide({
    actors: {
      current: fromPromise(() => port.current()),
      signIn: fromPromise<Account, Credentials>(({ input }) => port.signIn(input)),
      signOut: fromPromise(() => port.signOut()),
    },
  });
}
