import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '#core';
import { canonicalJson, sha256Hex } from '#core';
import { readConfig } from '../publish/readConfig.ts';
import { KeyedLocks } from '../storage/KeyedLocks.ts';
import { writeFileAtomic } from '../storage/writeFileAtomic.ts';
import type {
  Discarded,
  DraftKeeper,
  DraftKey,
  DraftVersion,
  Files,
  Save,
  Saved,
  Start,
} from './DraftKeeper.ts';
import { nameOfPart, partOf } from './DraftKeeper.ts';
import { sentencesOf } from './message.ts';

/** A version as it is stored: what is other than at the start. */
interface Stored extends DraftVersion {
  readonly changes: Readonly<Record<string, string | null>>;
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * Drafts as files of the data directory: `drafts/<what>/<who>/<version>.json`, and `head` beside them. The data directory is
 * locked for this process, so a lock in memory is enough for the precondition.
 */
export class FileKeeper implements DraftKeeper {
  readonly kind = 'files';
  readonly why: Text;
  readonly #configDir: string;
  readonly #folder: string;
  readonly #locks = new KeyedLocks();

  constructor(configDir: string, dataDir: string, why: Text) {
    this.#configDir = configDir;
    this.#folder = join(dataDir, 'drafts');
    this.why = why;
  }

  async start(): Promise<Start> {
    const files = await readConfig(this.#configDir);
    const id = hashOf(Object.fromEntries(files));
    // Kept, because the folder may be another one when somebody comes back to merge.
    await this.#locks.run(['starts'], async () => {
      const place = ['starts', `${id}.json`];
      if ((await this.#find(place)) === undefined)
        await this.#write(place, JSON.stringify(Object.fromEntries(files)));
    });
    return { id, files };
  }

  async readStart(id: string): Promise<Files | undefined> {
    if (!HASH.test(id)) return undefined;
    const text = await this.#find(['starts', `${id}.json`]);
    return text === undefined
      ? undefined
      : new Map(Object.entries(JSON.parse(text) as Record<string, string>));
  }

  async list(): Promise<readonly DraftVersion[]> {
    const found: DraftVersion[] = [];
    for (const what of await namesIn(join(this.#folder, 'kept'))) {
      for (const part of await namesIn(join(this.#folder, 'kept', what))) {
        const stored = await this.#stored({ what, who: nameOfPart(part) });
        if (stored) found.push(versionOf(stored));
      }
    }
    return found;
  }

  async read(key: DraftKey, at?: string): Promise<{ version: DraftVersion; files: Files } | undefined> {
    const stored = await this.#stored(key, at);
    const start = stored && (await this.readStart(stored.start));
    if (!stored || !start) return undefined;
    const files = new Map(start);
    for (const [path, text] of Object.entries(stored.changes)) put(files, path, text);
    return { version: versionOf(stored), files };
  }

  async save(save: Save): Promise<Saved> {
    return this.#locks.run([lockOf(save.key)], async () => {
      const current = await this.#stored(save.key);
      if ((current?.head ?? null) !== save.head) return { status: 'conflict', head: current?.head ?? null };
      const start = current?.start ?? save.start ?? (await this.start()).id;
      if ((await this.readStart(start)) === undefined) return { status: 'unknown' };
      const changes = { ...current?.changes, ...Object.fromEntries(save.files) };
      const message = sentencesOf(save.message);
      const savedAt = new Date(save.at).toISOString();
      const version = { ...save.key, before: save.head, start, savedAt, message };
      const head = hashOf({ ...version, changes });
      const stored: Stored = { ...version, head, changes };
      // First the version, then the pointer to it: killed in between, the draft is as it was.
      await this.#write([...placeOf(save.key), `${head}.json`], JSON.stringify(stored));
      await this.#write([...placeOf(save.key), 'head'], head);
      return { status: 'saved', version: versionOf(stored) };
    });
  }

  async discard(key: DraftKey, head: string, at: number): Promise<Discarded> {
    return this.#locks.run([lockOf(key)], async () => {
      const current = await this.#stored(key);
      if (current?.head !== head) return { status: 'conflict', head: current?.head ?? null };
      const aside = join(this.#folder, 'discarded', key.what, partOf(key.who));
      await mkdir(aside, { recursive: true, mode: 0o700 });
      await rename(join(this.#folder, ...placeOf(key)), join(aside, `${String(at)}-${head.slice(0, 12)}`));
      return { status: 'discarded' };
    });
  }

  async #stored(key: DraftKey, at?: string): Promise<Stored | undefined> {
    const head = at ?? (await this.#find([...placeOf(key), 'head']));
    if (head === undefined || !HASH.test(head)) return undefined;
    const text = await this.#find([...placeOf(key), `${head}.json`]);
    // We wrote it ourselves.
    return text === undefined ? undefined : (JSON.parse(text) as Stored);
  }

  async #find(place: readonly string[]): Promise<string | undefined> {
    try {
      return await readFile(join(this.#folder, ...place), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #write(place: readonly string[], text: string): Promise<void> {
    const path = join(this.#folder, ...place);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, text);
  }
}

function placeOf({ what, who }: DraftKey): readonly string[] {
  return ['kept', what, partOf(who)];
}

function lockOf({ what, who }: DraftKey): string {
  return `${what}/${who}`;
}

function put(files: Map<string, string>, path: string, text: string | null): void {
  if (text === null) files.delete(path);
  else files.set(path, text);
}

function versionOf({ changes: _changes, ...version }: Stored): DraftVersion {
  return version;
}

function hashOf(value: Parameters<typeof canonicalJson>[0]): string {
  return sha256Hex(canonicalJson(value));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
