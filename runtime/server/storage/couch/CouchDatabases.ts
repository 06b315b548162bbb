import { databaseKind } from '#core/door';
import type { Database, Sequence } from '../Database.ts';
import type { Databases, Principal } from '../Databases.ts';
import { KeyedLocks } from '../KeyedLocks.ts';
import { Pulse } from '../Pulse.ts';
import { StorageFailure } from '../StorageFailure.ts';
import type { CouchClient } from './CouchClient.ts';
import type { Credential } from './CouchRequest.ts';
import { CouchDatabase } from './CouchDatabase.ts';
import { FollowedFeed } from './FollowedFeed.ts';
import type { ServiceSession } from './ServiceSession.ts';

/**
 * The databases of a CouchDB. A person's requests carry the session that CouchDB gave them, so `_security` and the rules hold for them as
 * they are; the server's own carry its account's. The locks hold within this process: with several servers CouchDB's own refusal of a
 * second revision and the hub's repeatability take their place.
 */
export class CouchDatabases implements Databases {
  readonly #client: CouchClient;
  readonly #service: ServiceSession;
  readonly #locks = new KeyedLocks();
  readonly #pulses = new Map<string, Pulse>();
  readonly #feeds = new Map<string, FollowedFeed>();
  readonly #listeners = new Set<(name: string) => void>();
  /** Persons' databases that are being made, or were. */
  readonly #made = new Map<string, Promise<void>>();
  readonly #make: (name: string) => Promise<void>;

  private constructor(client: CouchClient, service: ServiceSession, make: (name: string) => Promise<void>) {
    this.#client = client;
    this.#service = service;
    this.#make = make;
  }

  /**
   * @param names the databases whose writes are listened to, also those of other servers
   * @param make makes a person's own database, which nobody knew of at the start; does nothing to one that is there
   */
  static async open(
    client: CouchClient,
    service: ServiceSession,
    names: readonly string[],
    make: (name: string) => Promise<void>,
  ): Promise<CouchDatabases> {
    const databases = new CouchDatabases(client, service, make);
    await Promise.all(names.map((name) => databases.#follow(name)));
    return databases;
  }

  async get(name: string, by: Principal): Promise<Database> {
    const kind = databaseKind(name);
    // A name of another shape is none of ours: `_users` and whatever else lies in this CouchDB.
    if (kind === undefined) throw new StorageFailure('missing');
    if (kind === 'person' && !this.#feeds.has(name)) await this.#makeOnce(name);
    const place = {
      client: this.#client,
      pulse: this.#pulseOf(name),
      written: () => {
        this.#tell(name);
      },
      exclusively: <T>(key: string, work: () => Promise<T>) => this.#locks.run([key], work),
    };
    return new CouchDatabase(name, place, this.#credentialOf(by));
  }

  async existing(): Promise<readonly string[]> {
    const all = (await this.#client.json({ as: 'admin', path: ['_all_dbs'] })) as readonly string[];
    return all.filter((name) => databaseKind(name) !== undefined);
  }

  onWrite(listener: (name: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  exclusively<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    return this.#locks.run(names, work);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await Promise.all([...this.#feeds.values()].map((feed) => feed.stop()));
  }

  #credentialOf(by: Principal): () => Promise<Credential> {
    if (by === 'server') return () => this.#service.credential();
    const { token } = by;
    return () =>
      token === undefined
        ? Promise.reject(new StorageFailure('unauthorized', 'You must log in.'))
        : Promise.resolve({ token });
  }

  #pulseOf(name: string): Pulse {
    const pulse = this.#pulses.get(name) ?? new Pulse();
    this.#pulses.set(name, pulse);
    return pulse;
  }

  #makeOnce(name: string): Promise<void> {
    const made =
      this.#made.get(name) ??
      this.#make(name)
        .then(() => this.#follow(name))
        .catch((error: unknown) => {
          this.#made.delete(name);
          throw error;
        });
    this.#made.set(name, made);
    return made;
  }

  /** From a place that is known now: who reads the database after this misses nothing. */
  async #follow(database: string): Promise<void> {
    const found = await this.#client.json({ as: 'admin', path: [database] });
    const since = (found as { readonly update_seq: Sequence }).update_seq;
    const tell = (): void => {
      this.#tell(database);
    };
    const credential = (): Promise<Credential> => this.#service.credential();
    const options = { client: this.#client, database, credential, since, onLine: tell, onBreak: tell };
    this.#feeds.set(database, new FollowedFeed(options));
  }

  #tell(name: string): void {
    this.#pulseOf(name).beat();
    for (const listener of this.#listeners) listener(name);
  }
}
