import { createServerClock, type Account, type Credentials, type SessionPort } from '#sync';
import { forgetHome } from '../home/index.ts';
import {
  forgetAccount,
  hasLeft,
  rememberAccount,
  rememberDifference,
  rememberLeft,
  rememberedAccount,
  rememberedDifference,
} from './remembered.ts';

/** Why a log-in failed, as a key of the catalogue: the machine carries messages as text. */
type LoginFailure = 'login.wrong' | 'login.locked' | 'login.network' | 'login.forbidden' | 'login.again';

function failure(why: LoginFailure): Error {
  return new Error(why);
}

interface Me {
  readonly person: string;
  readonly displayName: string;
  readonly holdings: Account['holdings'];
  readonly databases: readonly string[];
  readonly serverTime: string;
}

const serverClock = createServerClock({ clock: () => Date.now(), difference: rememberedDifference() });

/** ms since 1970 by the server's clock as last seen: phones in the field are minutes off. */
export const correctedNow = (): number => serverClock.correctedNow();

/** A bar of reception without a connection behind it is no network: so long the server is waited for where work can go on without it. */
const CHECK_MS = 5_000;

/** null when nobody is logged in; rejects without an answer, also when there is none within `limit` ms. */
async function me(limit?: number): Promise<Account | null> {
  const askedAt = Date.now();
  const abandon = new AbortController();
  const timer = limit === undefined ? undefined : setTimeout(() => abandon.abort(), limit);
  const response = await fetch('/api/me', {
    headers: { accept: 'application/json' },
    signal: abandon.signal,
  }).finally(() => clearTimeout(timer));
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw failure('login.network');
  const answer = (await response.json()) as Me;
  serverClock.measure({ serverTime: answer.serverTime, askedAt, answeredAt: Date.now() });
  rememberDifference(serverClock.difference());
  const { person, displayName, holdings, databases } = answer;
  return { person, displayName, holdings, databases };
}

/** The account as the server has it now, when its posts or databases are not those of `known`; undefined also without an answer. */
export async function changedAccount(known: Account): Promise<Account | undefined> {
  const account = await me().catch(() => null);
  if (account === null || rightsOf(account) === rightsOf(known)) return undefined;
  rememberAccount(account);
  return account;
}

function rightsOf({ holdings, databases }: Account): string {
  const posts = holdings.map(({ post, seat }) => `${post}@${seat}`);
  return JSON.stringify([[...posts].sort(), [...databases].sort()]);
}

async function signIn({ name, password }: Credentials): Promise<Account> {
  const response = await fetch('/_session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ name, password }),
  }).catch(() => undefined);
  if (response === undefined || response.status >= 500) throw failure('login.network');
  if (response.status === 429) throw failure('login.locked');
  if (!response.ok) throw failure('login.wrong');
  const account = await me();
  if (account === null || account.holdings.length === 0) throw failure('login.forbidden');
  rememberAccount(account);
  rememberLeft(false);
  return account;
}

/** Ends the session at the server; what could not be told is told at the next start, before anybody is let in. */
async function leave(): Promise<void> {
  rememberLeft(true);
  const response = await fetch('/_session', { method: 'DELETE' });
  if (response.ok) rememberLeft(false);
}

/** The session over HTTP. Without a network the account that was here last goes on working. */
export const httpSession: SessionPort = {
  async current() {
    if (hasLeft()) {
      await leave().catch(() => undefined); // without a network the note stays
      return null;
    }
    const known = rememberedAccount();
    try {
      const account = await me(known === null ? undefined : CHECK_MS);
      if (account === null) {
        forgetHome();
        return null;
      }
      rememberAccount(account);
      return { account, confirmed: true };
    } catch {
      return known === null ? null : { account: known, confirmed: false };
    }
  },
  signIn,
  async signOut() {
    forgetAccount();
    forgetHome();
    await leave();
  },
};
