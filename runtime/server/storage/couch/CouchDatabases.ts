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

  private constructor(client: CouchClient, service: ServiceSession) {
    this.#client = client;
    this.#service = service;
  }

  /** @param names the databases whose writes are listened to, also those of other servers */
  static async open(
    client: CouchClient,
    service: ServiceSession,
    names: readonly string[],
  ): Promise<CouchDatabases> {
    const databases = new CouchDatabases(client, service);
    // From a place that is known now: who reads a database after this misses nothing.
    await Promise.all(
      names.map(async (name) => {
        const found = await client.json({ as: 'admin', path: [name] });
        databases.#follow(name, (found as { readonly update_seq: Sequence }).update_seq);
      }),
    );
    return databases;
  }

  get(name: string, by: Principal): Promise<Database> {
    // A name of another shape is none of ours: `_users` and whatever else lies in this CouchDB.
    if (databaseKind(name) === undefined) return Promise.reject(new StorageFailure('missing'));
    const place = {
      client: this.#client,
      pulse: this.#pulseOf(name),
      written: () => {
        this.#tell(name);
      },
      exclusively: <T>(key: string, work: () => Promise<T>) => this.#locks.run([key], work),
    };
    return Promise.resolve(new CouchDatabase(name, place, this.#credentialOf(by)));
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

  #follow(database: string, since: Sequence): void {
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
