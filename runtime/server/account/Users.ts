import { join } from 'node:path';
import type { Holding } from '#core/model';
import { JsonFile } from '../storage/JsonFile.ts';
import type { PasswordHash } from './passwords.ts';

/** An account, as the server keeps it in `users.json`, outside every database. */
export interface User {
  readonly name: string;
  readonly displayName: string;
  readonly holdings: readonly Holding[];
  readonly password: PasswordHash;
  /** Sessions carry it; raising it ends all that were opened before. */
  readonly epoch: number;
  /** The account of another system: it queries the list cache (`INTEGRATOR` on CouchDB) and, without holdings, nothing else. */
  readonly integrator?: boolean;
  /** Made for the demonstration: the server does not listen beyond this machine while one exists. */
  readonly demo?: boolean;
}

type Listener = (name: string) => void;

/** An account that is about to be changed: as it was (undefined: it is new) and as it will be (undefined: it goes). */
export interface UserChange {
  readonly before: User | undefined;
  readonly after: User | undefined;
}

/** What must be on record before a change is done; when it fails, the change does not happen. */
type Guard = (changes: readonly UserChange[]) => Promise<void>;

/** Short, without look-alikes of separators: it stands in cookies, keys of throttling and `by` of every event. */
export function isUserName(name: unknown): name is string {
  return typeof name === 'string' && /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name);
}

/** The accounts. Changes are on the disk when a method resolves, and listeners then end or re-check open feeds. */
export class Users {
  readonly #file: JsonFile<User[]>;
  readonly #byName: Map<string, User>;
  readonly #listeners = new Set<Listener>();
  readonly #guards = new Set<Guard>();

  private constructor(file: JsonFile<User[]>) {
    this.#file = file;
    this.#byName = new Map(file.value.map((user) => [user.name, user]));
  }

  static async open(dataDir: string): Promise<Users> {
    const parse = (stored: unknown): User[] => (Array.isArray(stored) ? (stored as User[]) : []);
    return new Users(await JsonFile.open(join(dataDir, 'users.json'), parse));
  }

  find(name: string): User | undefined {
    return this.#byName.get(name);
  }

  all(): readonly User[] {
    return [...this.#byName.values()];
  }

  /** Adds an account or replaces the one of that name. */
  async put(...users: readonly User[]): Promise<void> {
    await this.#ask(users.map((after) => ({ before: this.#byName.get(after.name), after })));
    for (const user of users) this.#byName.set(user.name, user);
    await this.#save(users.map((user) => user.name));
  }

  async remove(name: string): Promise<void> {
    const before = this.#byName.get(name);
    if (before === undefined) return;
    await this.#ask([{ before, after: undefined }]);
    this.#byName.delete(name);
    await this.#save([name]);
  }

  /** Gives other posts. They hold for the next request and for every open feed. */
  async setHoldings(name: string, holdings: readonly Holding[]): Promise<void> {
    const user = this.#byName.get(name);
    if (user !== undefined) await this.put({ ...user, holdings });
  }

  /** Ends every session of the account, wherever it is open. */
  async endSessions(name: string): Promise<void> {
    const user = this.#byName.get(name);
    if (user !== undefined) await this.put({ ...user, epoch: user.epoch + 1 });
  }

  /** Sets the password and ends every session of the account. */
  async setPassword(name: string, password: PasswordHash): Promise<void> {
    const user = this.#byName.get(name);
    if (user !== undefined) await this.put({ ...user, password, epoch: user.epoch + 1 });
  }

  /** Asked before each change, and waited for. */
  beforeChange(guard: Guard): void {
    this.#guards.add(guard);
  }

  /** Told the name of each account whose rights, password or existence changed. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #ask(changes: readonly UserChange[]): Promise<void> {
    for (const guard of this.#guards) await guard(changes);
  }

  async #save(names: readonly string[]): Promise<void> {
    this.#file.value = this.all().slice();
    for (const name of names) for (const listener of this.#listeners) listener(name);
    await this.#file.save();
  }
}
