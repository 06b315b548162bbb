import { createHash, pbkdf2, randomBytes } from 'node:crypto';
import { INTEGRATOR } from '#core/door';
import type { Holding } from '#core/model';
import { holdingsOf, roleOf } from '#core/rules';
import type { CouchClient } from '../storage/couch/CouchClient.ts';
import type { FeedLine } from '../storage/couch/FollowedFeed.ts';
import { FollowedFeed } from '../storage/couch/FollowedFeed.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';
import type { PasswordHash } from './passwords.ts';
import { verifyPassword } from './passwords.ts';
import type {
  NewUser,
  User,
  UserChange,
  UserDetails,
  UserGuard,
  UserListener,
  Users,
  Verdict,
} from './Users.ts';
import { isUserName } from './Users.ts';

const DATABASE = '_users';
const PREFIX = 'org.couchdb.user:';
const FORMER = 'formerPassword';

/** A document of `_users` as far as we read it. */
interface Account {
  readonly _rev: string;
  readonly name?: unknown;
  readonly roles?: unknown;
  readonly displayName?: unknown;
  readonly demo?: unknown;
  readonly salt?: unknown;
  /** How often all sessions of the account were ended. */
  readonly sessionsEnded?: unknown;
  readonly iterations?: unknown;
  readonly formerPassword?: unknown;
}

/**
 * People are users of CouchDB, their posts are their roles. CouchDB alone checks passwords and judges by roles; what is kept here is a
 * copy that follows `_users`, so that a change at another server or by an administrator ends feeds here too. An account with any role
 * that is no post (`hub`, `_admin`, another system's) is not a person's and cannot log in through us.
 */
export class CouchUsers implements Users {
  readonly #client: CouchClient;
  readonly #byName = new Map<string, User>();
  readonly #listeners = new Set<UserListener>();
  readonly #guards = new Set<UserGuard>();
  /** Accounts whose password CouchDB does not know yet. */
  readonly #former = new Set<string>();
  #iterations = 600_000;
  #feed: FollowedFeed | undefined;

  private constructor(client: CouchClient) {
    this.#client = client;
  }

  static async open(client: CouchClient): Promise<CouchUsers> {
    const users = new CouchUsers(client);
    const query = { include_docs: true, update_seq: true };
    const found = await client.json({ as: 'admin', path: [DATABASE, '_all_docs'], query });
    const { rows, update_seq: since } = found as Listed;
    for (const { id, doc } of rows) users.#take({ id, doc });
    users.#feed = new FollowedFeed({
      client,
      database: DATABASE,
      credential: () => Promise.resolve('admin'),
      since,
      documents: true,
      onLine: (line) => {
        users.#take(line);
      },
    });
    return users;
  }

  find(name: string): User | undefined {
    return this.#byName.get(name);
  }

  all(): readonly User[] {
    return [...this.#byName.values()];
  }

  async create(users: readonly NewUser[]): Promise<void> {
    for (const user of users) {
      const before = this.#byName.get(user.name);
      const account = accountOf(user);
      await this.#ask({ before, after: newUser(user), password: before !== undefined });
      await this.#write(user.name, account);
    }
  }

  async add(user: NewUser, by: string): Promise<boolean> {
    const { name } = user;
    const account = accountOf(user);
    if ((await this.#read(name)) !== undefined) return false;
    await this.#ask({ before: undefined, after: newUser(user), password: false, by });
    try {
      await this.#put(name, account);
      return true;
    } catch (error) {
      if (error instanceof StorageFailure && error.kind === 'conflict') return false;
      throw error;
    }
  }

  async remove(name: string, by?: string): Promise<void> {
    const before = await this.#read(name);
    if (before === undefined) return;
    await this.#ask({ before: this.#byName.get(name), after: undefined, password: false, by });
    const path = [DATABASE, PREFIX + name];
    await this.#client.json({ as: 'admin', method: 'DELETE', path, query: { rev: before._rev } });
    this.#take({ id: PREFIX + name });
  }

  async change(name: string, changes: UserDetails, by?: string): Promise<void> {
    const before = this.#byName.get(name);
    if (before === undefined) return;
    const after = { ...before, ...changes };
    await this.#ask({ before, after, password: false, by });
    await this.#write(name, { displayName: after.displayName, roles: rolesOf(after) });
  }

  setHoldings(name: string, holdings: readonly Holding[]): Promise<void> {
    return this.change(name, { holdings });
  }

  async endSessions(name: string): Promise<void> {
    const before = await this.#read(name);
    const user = this.#byName.get(name);
    if (before === undefined || user === undefined) return;
    await this.#ask({ before: user, after: user, password: false });
    await this.#write(name, { sessionsEnded: timesEnded(before) + 1 });
  }

  async setPassword(verified: User, password: string, by?: string): Promise<boolean> {
    const before = await this.#read(verified.name);
    if (before === undefined || epochOf(before) !== verified.epoch) return false;
    await this.#ask({ before: verified, after: verified, password: true, by });
    try {
      await this.#write(verified.name, { password, [FORMER]: undefined });
      return true;
    } catch (error) {
      if (error instanceof StorageFailure && error.kind === 'conflict') return false;
      throw error;
    }
  }

  async verify(name: string, password: string, address: string): Promise<Verdict> {
    if (!this.#byName.has(name)) {
      await this.#sameWork(password);
      return { status: 'wrong' };
    }
    await this.#convert(name, password);
    const answer = await this.#client.logIn(name, password, address);
    if (answer.status !== 'in') return answer;
    // Read again: the password may have been changed at another server a moment ago.
    const account = await this.#read(name);
    if (account !== undefined) this.#take({ id: PREFIX + name, doc: account });
    const user = this.#byName.get(name);
    return user === undefined ? { status: 'wrong' } : { status: 'right', user, token: answer.token };
  }

  /**
   * Takes over an account of an embedded server. Its password is known only as a hash that CouchDB cannot check, so the hash is kept with
   * the account until the first log-in: what is typed then and fits becomes the password in CouchDB.
   */
  async adopt({ name, displayName, holdings, integrator }: User, hash: PasswordHash): Promise<void> {
    const password = randomBytes(24).toString('base64url');
    await this.create([
      { name, displayName, holdings, password, ...(integrator === true ? { integrator } : {}) },
    ]);
    await this.#write(name, { [FORMER]: hash });
  }

  renewToken({ name }: User, token: string): Promise<string | undefined> {
    return this.#client.renew(name, token);
  }

  beforeChange(guard: UserGuard): void {
    this.#guards.add(guard);
  }

  onChange(listener: UserListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#feed?.stop();
  }

  async #convert(name: string, password: string): Promise<void> {
    if (!this.#former.has(name)) return;
    const account = await this.#read(name);
    const hash = account?.[FORMER];
    if (typeof hash !== 'string' || !(await verifyPassword(password, hash))) return;
    await this.#write(name, { password, [FORMER]: undefined });
  }

  async #ask(change: UserChange): Promise<void> {
    for (const guard of this.#guards) await guard([change]);
  }

  async #read(name: string): Promise<Account | undefined> {
    try {
      return (await this.#client.json({ as: 'admin', path: [DATABASE, PREFIX + name] })) as Account;
    } catch (error) {
      if (error instanceof StorageFailure && error.kind !== 'unavailable') return undefined;
      throw error;
    }
  }

  /** Changes members of the account's document and leaves the others, also those that we do not know. */
  async #write(name: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#put(name, { ...(await this.#read(name)), ...changes });
  }

  async #put(name: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    const path = [DATABASE, PREFIX + name];
    await this.#client.json({ as: 'admin', method: 'PUT', path, body });
    const after = await this.#read(name);
    this.#take({ id: PREFIX + name, ...(after === undefined ? {} : { doc: after }) });
  }

  #take({ id, deleted, doc }: Omit<FeedLine, 'seq' | 'doc'> & { readonly doc?: object | null }): void {
    if (!id.startsWith(PREFIX)) return;
    const name = id.slice(PREFIX.length);
    const account = deleted === true ? undefined : ((doc ?? undefined) as Account | undefined);
    const user = account === undefined ? undefined : userOf(name, account);
    if (account?.[FORMER] === undefined) this.#former.delete(name);
    else this.#former.add(name);
    if (typeof account?.iterations === 'number') this.#iterations = account.iterations;
    if (JSON.stringify(user) === JSON.stringify(this.#byName.get(name))) return;
    if (user === undefined) this.#byName.delete(name);
    else this.#byName.set(name, user);
    for (const listener of this.#listeners) listener(name);
  }

  /** What CouchDB does for a name that exists, so that the time of an answer does not tell which ones do. */
  #sameWork(password: string): Promise<void> {
    return new Promise((resolve, reject) => {
      pbkdf2(password, 'no such account', this.#iterations, 32, 'sha256', (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }
}

/** The document of a new account. */
function accountOf({ holdings, integrator, ...rest }: NewUser): Readonly<Record<string, unknown>> {
  if (!isUserName(rest.name)) throw new Error('this is not the name of an account');
  return {
    ...rest,
    roles: rolesOf({ holdings, ...(integrator === true ? { integrator } : {}) }),
    type: 'user',
  };
}

function newUser({ password: _password, ...user }: NewUser): User {
  return { ...user, epoch: 0 };
}

function rolesOf({ holdings, integrator }: Pick<User, 'holdings' | 'integrator'>): readonly string[] {
  return [...holdings.map(roleOf), ...(integrator === true ? [INTEGRATOR] : [])];
}

interface Listed {
  readonly rows: readonly { readonly id: string; readonly doc: Account }[];
  readonly update_seq: string;
}

function userOf(name: string, account: Account): User | undefined {
  const { roles, displayName, demo } = account;
  if (!isUserName(name) || account.name !== name || !Array.isArray(roles)) return undefined;
  const known = (roles as readonly unknown[]).filter((role): role is string => typeof role === 'string');
  const holdings = holdingsOf(known);
  const integrator = known.includes(INTEGRATOR);
  // Every role is a post or `integrator`: who has another one, `hub` or `_admin`, is no person.
  if (holdings.length + (integrator ? 1 : 0) !== roles.length) return undefined;
  return {
    name,
    displayName: typeof displayName === 'string' ? displayName : name,
    holdings,
    epoch: epochOf(account),
    ...(integrator ? { integrator } : {}),
    ...(demo === true ? { demo } : {}),
  };
}

/** CouchDB salts each password anew. */
function epochOf(account: Account): number {
  const ended = timesEnded(account);
  const text = ended === 0 ? String(account.salt) : `${String(account.salt)}/${String(ended)}`;
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}

function timesEnded({ sessionsEnded }: Account): number {
  return typeof sessionsEnded === 'number' ? sessionsEnded : 0;
}
