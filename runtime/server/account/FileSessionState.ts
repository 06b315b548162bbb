import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { JsonFile } from '../storage/JsonFile.ts';
import type { SessionState } from './SessionState.ts';

interface Stored {
  readonly secret: string;
  /** Logged-out sessions → when they would have expired anyway, ms. */
  readonly ended: Readonly<Record<string, number>>;
}

type Listener = (sessionId: string) => void;

/** `sessions.json` in the data directory. */
export class FileSessionState implements SessionState {
  readonly #file: JsonFile<Stored>;
  readonly #listeners = new Set<Listener>();

  private constructor(file: JsonFile<Stored>) {
    this.#file = file;
  }

  static async open(dataDir: string): Promise<FileSessionState> {
    const file = await JsonFile.open(join(dataDir, 'sessions.json'), parse);
    await file.save();
    return new FileSessionState(file);
  }

  get secret(): string {
    return this.#file.value.secret;
  }

  isEnded(id: string): boolean {
    return Object.hasOwn(this.#file.value.ended, id);
  }

  async end(id: string, until: number, now: number): Promise<void> {
    const { secret, ended } = this.#file.value;
    const kept = Object.entries(ended).filter(([, end]) => end > now);
    this.#file.value = { secret, ended: { ...Object.fromEntries(kept), [id]: until } };
    for (const listener of this.#listeners) listener(id);
    await this.#file.save();
  }

  onEnd(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function parse(stored: unknown): Stored {
  const found = stored as Partial<Stored> | undefined;
  const secret = found?.secret ?? randomBytes(32).toString('base64url');
  return { secret, ended: found?.ended ?? {} };
}
