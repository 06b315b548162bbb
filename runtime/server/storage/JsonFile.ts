import { readFile } from 'node:fs/promises';
import { writeFileAtomic } from './writeFileAtomic.ts';

/**
 * One small JSON value kept in a file and in memory. Writes are serialised and atomic; `save` resolves when the newest
 * value is on the disk. Several saves that come while one is being written become one.
 */
export class JsonFile<T> {
  readonly #path: string;
  value: T;
  #queued: Promise<void> | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(path: string, value: T) {
    this.#path = path;
    this.value = value;
  }

  /** Reads the file with `parse`, or starts from `parse(undefined)` when there is none. Rejects when it is not JSON. */
  static async open<T>(path: string, parse: (stored: unknown) => T): Promise<JsonFile<T>> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    return new JsonFile(path, parse(text === undefined ? undefined : JSON.parse(text)));
  }

  save(): Promise<void> {
    if (this.#queued !== undefined) return this.#queued;
    const queued = this.#tail.then(() => {
      this.#queued = undefined;
      return writeFileAtomic(this.#path, JSON.stringify(this.value, null, 1));
    });
    this.#queued = queued;
    this.#tail = queued.catch(() => undefined);
    return queued;
  }
}
