import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ChangesHub } from '../changes/ChangesHub.ts';
import type { Database } from './EmbeddedPouch.ts';
import { openDatabase } from './EmbeddedPouch.ts';
import { KeyedLocks } from './KeyedLocks.ts';

export interface OpenDatabase {
  readonly name: string;
  readonly pouch: Database;
  readonly changes: ChangesHub;
}

/** The open databases of the data directory, one folder each. They are opened when first asked for. */
export class Databases {
  readonly locks = new KeyedLocks();
  readonly #folder: string;
  readonly #open = new Map<string, Promise<OpenDatabase>>();
  readonly #listeners = new Set<(name: string) => void>();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'db');
  }

  /** `name` must be one that the kit gives: it becomes a folder name. */
  get(name: string): Promise<OpenDatabase> {
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const opening = this.#start(name);
    this.#open.set(name, opening);
    opening.catch(() => this.#open.delete(name));
    return opening;
  }

  /** Names of the databases that were written at some time. */
  existing(): Promise<readonly string[]> {
    return readdir(this.#folder).catch(() => []);
  }

  /** Told the name of a database after each write to it. Returns the way to stop. */
  onWrite(listener: (name: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes a write visible to the feeds and tells the listeners. */
  async written(database: OpenDatabase): Promise<void> {
    await database.changes.refresh();
    for (const listener of this.#listeners) listener(database.name);
  }

  async close(): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    for (const opening of all) {
      const database = await opening.catch(() => undefined);
      await database?.pouch.close();
    }
  }

  async #start(name: string): Promise<OpenDatabase> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const pouch = openDatabase(join(this.#folder, name));
    return { name, pouch, changes: await ChangesHub.open(pouch) };
  }
}
