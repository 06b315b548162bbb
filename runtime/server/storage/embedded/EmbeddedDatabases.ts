import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_INDEXES } from '#couch';
import { CACHES } from '../../lists/CaseSummary.ts';
import type { Database } from '../Database.ts';
import type { Databases } from '../Databases.ts';
import { KeyedLocks } from '../KeyedLocks.ts';
import { EmbeddedDatabase } from './EmbeddedDatabase.ts';

/**
 * The databases of a data directory, one folder each, in this process. They are opened when first asked for. Who may read and
 * write is the routes' question: everybody who gets here gets the same database.
 */
export class EmbeddedDatabases implements Databases {
  readonly #locks = new KeyedLocks();
  readonly #folder: string;
  readonly #open = new Map<string, Promise<EmbeddedDatabase>>();
  readonly #listeners = new Set<(name: string) => void>();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'db');
  }

  get(name: string): Promise<Database> {
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const opening = this.#start(name);
    this.#open.set(name, opening);
    opening.catch(() => this.#open.delete(name));
    return opening;
  }

  /** Beside each database lie folders of its indexes, which are no databases. */
  async existing(): Promise<readonly string[]> {
    const folders = await readdir(this.#folder).catch((): string[] => []);
    return folders.filter((name) => !name.includes('-mrview-'));
  }

  onWrite(listener: (name: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  exclusively<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    return this.#locks.run(names, work);
  }

  async close(): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    for (const opening of all) {
      const database = await opening.catch(() => undefined);
      await database?.close();
    }
  }

  async #start(name: string): Promise<EmbeddedDatabase> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const written = (): void => {
      for (const listener of this.#listeners) listener(name);
    };
    const indexes = CACHES.includes(name) ? CASE_INDEXES : [];
    return EmbeddedDatabase.open(name, join(this.#folder, name), written, indexes);
  }
}
