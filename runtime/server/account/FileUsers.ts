import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Holding } from '#core/model';
import { JsonFile } from '../storage/JsonFile.ts';
import type { PasswordHash } from './passwords.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
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

/** An account as it lies in `users.json`. */
interface StoredUser extends User {
  readonly password: PasswordHash;
}

/** The accounts of the embedded server, in a file outside every database. */
export class FileUsers implements Users {
  readonly #file: JsonFile<StoredUser[]>;
  readonly #byName: Map<string, StoredUser>;
  readonly #listeners = new Set<UserListener>();
  readonly #guards = new Set<UserGuard>();

  private constructor(file: JsonFile<StoredUser[]>) {
    this.#file = file;
    this.#byName = new Map(file.value.map((user) => [user.name, user]));
  }

  static async open(dataDir: string): Promise<FileUsers> {
    const parse = (stored: unknown): StoredUser[] => (Array.isArray(stored) ? (stored as StoredUser[]) : []);
    return new FileUsers(await JsonFile.open(join(dataDir, 'users.json'), parse));
  }

  find(name: string): User | undefined {
    return this.#byName.get(name);
  }

  all(): readonly User[] {
    return this.stored();
  }

  /** With their hashes, for who takes them over. */
  stored(): readonly StoredUser[] {
    return [...this.#byName.values()];
  }

  async create(users: readonly NewUser[]): Promise<void> {
    await this.put(...(await Promise.all(users.map((user) => this.#make(user)))));
  }

  async add(user: NewUser, by: string): Promise<boolean> {
    const made = await this.#make(user);
    if (this.#byName.has(user.name)) return false;
    await this.#put([made], by);
    return true;
  }

  /** As `create`, for those who have the hash already. */
  async put(...users: readonly StoredUser[]): Promise<void> {
    await this.#put(users);
  }

  async remove(name: string, by?: string): Promise<void> {
    const before = this.#byName.get(name);
    if (before === undefined) return;
    await this.#ask([{ before, after: undefined, password: false, by }]);
    this.#byName.delete(name);
    await this.#save([name]);
  }

  async change(name: string, changes: UserDetails, by?: string): Promise<void> {
    const user = this.#byName.get(name);
    if (user !== undefined) await this.#put([{ ...user, ...changes }], by);
  }

  setHoldings(name: string, holdings: readonly Holding[]): Promise<void> {
    return this.change(name, { holdings });
  }

  async endSessions(name: string): Promise<void> {
    const user = this.#byName.get(name);
    if (user !== undefined) await this.put({ ...user, epoch: user.epoch + 1 });
  }

  async setPassword(verified: User, password: string, by?: string): Promise<boolean> {
    const hash = await hashPassword(password);
    const now = this.#byName.get(verified.name);
    if (now?.epoch !== verified.epoch) return false;
    await this.#put([{ ...now, password: hash, epoch: now.epoch + 1 }], by);
    return true;
  }

  async verify(name: string, password: string): Promise<Verdict> {
    const user = this.#byName.get(name);
    const right = await verifyPassword(password, user?.password);
    return right && user !== undefined ? { status: 'right', user } : { status: 'wrong' };
  }

  /** There are no tokens here: the server's own session is all there is. */
  renewToken(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  beforeChange(guard: UserGuard): void {
    this.#guards.add(guard);
  }

  onChange(listener: UserListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** An account that is made again after it was removed must not take the sessions of the former one: so no number is begun with twice. */
  async #make({ password, ...user }: NewUser): Promise<StoredUser> {
    const former = this.#byName.get(user.name)?.epoch ?? randomBytes(5).readUIntBE(0, 5);
    return { ...user, epoch: former + 1, password: await hashPassword(password) };
  }

  async #put(users: readonly StoredUser[], by?: string): Promise<void> {
    await this.#ask(
      users.map((after) => {
        const before = this.#byName.get(after.name);
        const password = before !== undefined && before.password !== after.password;
        return { before, after, password, by };
      }),
    );
    for (const user of users) this.#byName.set(user.name, user);
    await this.#save(users.map((user) => user.name));
  }

  async #ask(changes: readonly UserChange[]): Promise<void> {
    for (const guard of this.#guards) await guard(changes);
  }

  async #save(names: readonly string[]): Promise<void> {
    this.#file.value = [...this.#byName.values()];
    for (const name of names) for (const listener of this.#listeners) listener(name);
    await this.#file.save();
  }
}
