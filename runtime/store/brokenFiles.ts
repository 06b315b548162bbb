import type { EventDatabase, EventDocument } from './pouchDocument.ts';

/** Where PouchDB 9 keeps the bytes of attachments in IndexedDB: one record for each digest. */
const PREFIX = '_pouch_';
const FILES = 'attach-store';

interface Stub {
  readonly digest?: string;
  readonly length?: number;
}

/** Whether the bytes of files are kept by PouchDB's IndexedDB adapter, which must not be asked for one that is lost. */
export function isInIndexedDb(database: EventDatabase): boolean {
  return (database as { readonly adapter?: string }).adapter === 'idb';
}

/**
 * Names of those of an event's files whose bytes this device has lost: the record is gone, the browser cannot read what it points to
 * (a worn-out memory card, a cleaned-up disk), or there is less than there was. PouchDB must not be asked for such a file in a browser:
 * for a lost record it throws where nobody can catch it, closes the database and never answers; one that cannot be read it gives out
 * as an empty one, and one that was cut short as it is. Other adapters reject by themselves, so nothing is looked up there.
 */
export async function brokenFiles(
  database: EventDatabase,
  files: NonNullable<EventDocument['_attachments']>,
): Promise<readonly string[]> {
  const names = Object.keys(files);
  if (names.length === 0 || !isInIndexedDb(database)) return [];
  const kept = await answerOf(indexedDB.open(PREFIX + database.name));
  try {
    const broken: string[] = [];
    // One after the other: the photos of a record need not be in memory together.
    for (const name of names) if (!(await isWhole(kept, files[name] as Stub))) broken.push(name);
    return broken;
  } finally {
    kept.close();
  }
}

async function isWhole(kept: IDBDatabase, { digest = '', length = 0 }: Stub): Promise<boolean> {
  const records = kept.transaction(FILES, 'readonly').objectStore(FILES);
  const record = (await answerOf(records.get(digest)).catch(() => undefined)) as
    { readonly body?: unknown } | undefined;
  const body = record?.body;
  // Where the browser cannot store blobs, PouchDB stores text.
  if (!(body instanceof Blob)) return typeof body === 'string';
  // Read to its end: a file that was cut short on the disk still opens, and still says how long it was.
  const bytes = await body.arrayBuffer().catch(() => undefined);
  return bytes?.byteLength === length;
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no answer'));
  });
}
