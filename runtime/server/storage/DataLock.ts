import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import leveldown from 'leveldown';
import { writeFileAtomic } from './writeFileAtomic.ts';

/** The data directory is in use. The message is for the person who started the second server. */
export class DataDirectoryBusy extends Error {
  override readonly name = 'DataDirectoryBusy';
}

export interface DataLock {
  release(): Promise<void>;
}

/**
 * Directories this very process holds. A POSIX lock belongs to the process and is lost when *any* handle of the file is closed, so
 * a second try in one process must not even open the file.
 */
const held = new Set<string>();

/**
 * Takes the data directory for this process, or rejects with `DataDirectoryBusy`.
 * The lock is the one the operating system keeps for an open LevelDB: it ends with the process however that ends, so
 * there is no stale lock to detect and no race over removing it. `owner.json` only names the holder for the message.
 */
export async function lockDataDirectory(dataDir: string): Promise<DataLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const place = await realpath(dataDir);
  const store = leveldown(join(place, 'lock'));
  const ownerFile = join(dataDir, 'owner.json');
  if (held.has(place)) throw new DataDirectoryBusy(await explain(dataDir, ownerFile, 'lock'));
  held.add(place);
  await new Promise<void>((resolve, reject) => {
    store.open({ createIfMissing: true }, (error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  }).catch(async (error: unknown) => {
    held.delete(place);
    throw new DataDirectoryBusy(
      await explain(dataDir, ownerFile, error instanceof Error ? error.message : ''),
    );
  });
  await writeFileAtomic(ownerFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  return {
    release: () =>
      new Promise<void>((resolve) => {
        store.close(() => {
          held.delete(place);
          resolve();
        });
      }),
  };
}

async function explain(dataDir: string, ownerFile: string, text: string): Promise<string> {
  if (!/lock/i.test(text)) return `cannot open the data directory ${dataDir}: ${text}`;
  const owner = await readFile(ownerFile, 'utf8').then(
    (found) => ` (process ${/"pid":(\d+)/.exec(found)?.[1] ?? '?'})`,
    () => '',
  );
  return (
    `数据目录 ${dataDir} 正被另一个服务使用${owner}，请先停止它，或用 --data 指定别的目录。\n` +
    `The data directory ${dataDir} is in use by another server${owner}. Stop it first, or name another directory with --data.`
  );
}
