import { createHmac, randomBytes } from 'node:crypto';
import type { Note } from '../audit/AuditLog.ts';
import { RENEWED_AFTER } from './lifetimes.ts';
import type { Session, Sessions } from './Sessions.ts';
import { Throttle } from './Throttle.ts';
import type { User, Users } from './Users.ts';
import { isUserName } from './Users.ts';

/** Who is asking, and by which session (none with a password in each request). */
export interface Identity {
  readonly user: User;
  readonly session?: Session;
  /** The session with the database itself, where that judges by itself. */
  readonly token?: string;
}

export type LogIn =
  | { readonly status: 'in'; readonly user: User; readonly token?: string }
  | { readonly status: 'wrong' }
  /** Too many failures; `ms` until the next try is looked at. */
  | { readonly status: 'wait'; readonly ms: number };

export interface AccountsOptions {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly clock: () => number;
  /** How long a session of this user lives without being used, ms. */
  readonly lifetime: (user: User) => number;
  /** Log-ins, right and wrong, go on record before they are answered. */
  readonly note: Note;
}

interface Attempt {
  /** Empty for what is none. */
  readonly name: string;
  readonly known: User | undefined;
  readonly given: string;
  /** The name that was given, as far as it is counted by. */
  readonly key: string;
  readonly pair: string;
  readonly address: string;
}

/** A throttle and what it counts by. */
interface Gate {
  readonly throttle: Throttle;
  readonly key: string;
}

const SECOND = 1000;
const MINUTE = 60_000;
const LONGEST = 15 * MINUTE;
/** Scripts send the password with each request; the slow check is repeated after this time. */
const BASIC_KEPT = 5 * MINUTE;
const MOST_REMEMBERED = 20_000;
/** Tries of one account or address that wait for others of the same; an office that comes in at eight waits for none. */
const MOST_WAITING = 100;

/** Log-in, sessions and passwords in requests, with throttling over all of them. */
export class Accounts {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly #clock: () => number;
  readonly #lifetime: (user: User) => number;
  readonly #note: Note;
  /** One person's slips on one machine: the fifth locks for a while. */
  readonly #byPair = new Throttle({ free: 5, delay: MINUTE, longest: LONGEST });
  /** One account from many places. Higher, so that a stranger cannot easily lock a worker out. */
  readonly #byName = new Throttle({ free: 20, delay: MINUTE, longest: LONGEST });
  /** One place against many accounts. An office shares one address. */
  readonly #byAddress = new Throttle({ free: 40, delay: MINUTE, longest: LONGEST });
  /** By digest: the same was sent a moment ago and is being looked at, so that a wrong one is looked at once. */
  readonly #trying = new Map<string, Promise<unknown>>();
  /** Account and address → a digest of the last wrong password. */
  readonly #lastWrong = new Map<string, string>();
  readonly #basicKey = randomBytes(32).toString('base64');
  readonly #basic = new Map<
    string,
    { readonly name: string; readonly epoch: number; readonly until: number; readonly token?: string }
  >();

  constructor(options: AccountsOptions) {
    this.users = options.users;
    this.sessions = options.sessions;
    this.#clock = options.clock;
    this.#lifetime = options.lifetime;
    this.#note = options.note;
  }

  /** The same answer and the same work for an unknown name and a wrong password. */
  async logIn(name: unknown, password: unknown, address: string): Promise<LogIn> {
    const known = isUserName(name) ? this.users.find(name) : undefined;
    const key = typeof name === 'string' ? name.slice(0, 100) : '';
    const given = typeof password === 'string' && password.length <= 1000 ? password : '';
    const attempt = {
      name: isUserName(name) ? name : '',
      known,
      given,
      key,
      pair: `${key}\n${address}`,
      address,
    };
    const digest = this.#digest([attempt.pair, given, known?.epoch ?? 0]);
    const same = this.#trying.get(digest);
    if (same !== undefined) {
      await same;
      return this.#tryOnce(attempt, digest);
    }
    const trying = this.#tryOnce(attempt, digest);
    // Whether it was right or failed is for who asked; the others only wait.
    this.#trying.set(digest, Promise.allSettled([trying]));
    try {
      return await trying;
    } finally {
      this.#trying.delete(digest);
    }
  }

  /** Opens a session for a user who just logged in. */
  open(user: User, token?: string): { readonly cookie: string; readonly maxAge: number } {
    return this.#issue(user, undefined, token);
  }

  /** A fresh cookie for a session that is in use, or undefined while the old one is fresh enough. */
  async renew({
    user,
    session,
  }: Identity): Promise<{ readonly cookie: string; readonly maxAge: number } | undefined> {
    if (session === undefined) return undefined;
    const age = this.#clock() - session.issuedAt;
    if (age <= this.#lifetime(user) * RENEWED_AFTER) return undefined;
    if (session.token === undefined) return this.#issue(user, session);
    const token = await this.users.renewToken(user, session.token);
    // The database itself no longer knows this session: then it is not made to look longer than it is.
    return token === undefined ? undefined : this.#issue(user, session, token);
  }

  /** After a password change the session it was changed in goes on. */
  reissue(identity: Identity, token?: string): { readonly cookie: string; readonly maxAge: number } {
    const user = this.users.find(identity.user.name) ?? identity.user;
    return this.#issue(user, identity.session, token);
  }

  async end(session: Session): Promise<void> {
    const now = this.#clock();
    // A copy of the cookie may have been renewed to live one lifetime from now at most.
    await this.sessions.end(session, Math.max(session.expiresAt, now + 400 * 24 * 60 * MINUTE), now);
  }

  fromCookie(cookie: string): Identity | undefined {
    const session = this.sessions.find(cookie, this.#clock());
    const user = session === undefined ? undefined : this.users.find(session.name);
    if (session === undefined || user?.epoch !== session.epoch) return undefined;
    return { user, session, ...tokenIn(session) };
  }

  async fromBasic(name: string, password: string, address: string): Promise<LogIn> {
    const now = this.#clock();
    const key = this.#digest([name, password]);
    const known = this.#basic.get(key);
    const user = known === undefined ? undefined : this.users.find(known.name);
    if (known !== undefined && known.until > now && user?.epoch === known.epoch)
      return { status: 'in', user, ...tokenIn(known) };
    const result = await this.logIn(name, password, address);
    if (result.status === 'in') {
      if (this.#basic.size > 1000) this.#basic.clear();
      const { name: found, epoch } = result.user;
      this.#basic.set(key, { name: found, epoch, until: now + BASIC_KEPT, ...tokenIn(result) });
    }
    return result;
  }

  async #tryOnce({ name, known, given, key, pair, address }: Attempt, digest: string): Promise<LogIn> {
    const gates: readonly Gate[] = [
      { throttle: this.#byPair, key: pair },
      { throttle: this.#byName, key },
      { throttle: this.#byAddress, key: address },
    ];
    const ms = await this.#enter(gates);
    if (ms > 0) return { status: 'wait', ms };
    try {
      // A device or script that sends what it has again and again is not guessing, and must not lock its owner out.
      if (this.#lastWrong.get(pair) === digest) return { status: 'wrong' };
      const verdict = await this.users.verify(name, given, address);
      if (verdict.status === 'locked') return { status: 'wait', ms: MINUTE };
      if (verdict.status === 'wrong') {
        const now = this.#clock();
        for (const gate of gates) gate.throttle.fail(gate.key, now);
        this.#remember(pair, digest);
        await this.#noteFailure(known, Math.max(this.#byPair.wait(pair, now), this.#byName.wait(key, now)));
        return verdict;
      }
      this.#byPair.succeed(pair);
      this.#byName.succeed(key);
      this.#lastWrong.delete(pair);
      await this.#note({ what: 'login', account: verdict.user.name });
      return { ...verdict, status: 'in' };
    } finally {
      for (const gate of gates) gate.throttle.end(gate.key);
    }
  }

  /** Waits until the try may be looked at, and begins it at all gates; or gives how long (ms) it is not looked at. */
  async #enter(gates: readonly Gate[]): Promise<number> {
    for (;;) {
      const now = this.#clock();
      const ms = Math.max(...gates.map(({ throttle, key }) => throttle.wait(key, now)));
      if (ms > 0) return ms;
      const full = gates.find(({ throttle, key }) => !throttle.hasRoom(key, now));
      if (full === undefined) break;
      if (full.throttle.waiting(full.key) >= MOST_WAITING) return SECOND;
      await full.throttle.ended(full.key);
    }
    for (const { throttle, key } of gates) throttle.begin(key);
    return 0;
  }

  /** An unknown name is not written down: it may be a password that was typed into the wrong field. */
  async #noteFailure(user: User | undefined, ms: number): Promise<void> {
    const account = user === undefined ? {} : { account: user.name };
    await this.#note({ what: 'login.failed', ...account });
    if (ms > 0) await this.#note({ what: 'login.locked', ...account, facts: { ms } });
  }

  #remember(pair: string, digest: string): void {
    const oldest = this.#lastWrong.keys().next().value;
    if (this.#lastWrong.size >= MOST_REMEMBERED && oldest !== undefined) this.#lastWrong.delete(oldest);
    this.#lastWrong.set(pair, digest);
  }

  /** Of what must not be kept as it is; worth nothing outside this process. */
  #digest(parts: readonly unknown[]): string {
    return createHmac('sha256', this.#basicKey).update(JSON.stringify(parts)).digest('base64');
  }

  #issue(
    user: User,
    previous?: Session,
    token?: string,
  ): { readonly cookie: string; readonly maxAge: number } {
    const lifetime = this.#lifetime(user);
    const { cookie } = this.sessions.issue(user.name, user.epoch, this.#clock(), lifetime, previous, token);
    return { cookie, maxAge: Math.floor(lifetime / 1000) };
  }
}

function tokenIn({ token }: { readonly token?: string | undefined }): { readonly token?: string } {
  return token === undefined ? {} : { token };
}
