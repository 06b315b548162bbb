import type { Step } from '#designer/edit';
import { toHistory, toList, type DeviceBook, type Kept, type Saved } from './DeviceBook.ts';

const NAME = 'wangge-designer';
const HEADS = 'heads';
const FILES = 'files';
const STEPS = 'steps';

interface Head {
  readonly id: string;
  readonly revision: string;
  readonly head?: string;
  readonly sent?: readonly string[];
  readonly cursor: number;
  readonly savedAt: number;
  readonly version: number;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(HEADS, { keyPath: 'id' });
      request.result.createObjectStore(FILES);
      // By draft and number: a step is written once and never read before the next start.
      request.result.createObjectStore(STEPS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB is closed to this page'));
  });
}

/** Runs requests in one transaction and resolves when it is written. */
async function inBook<T>(mode: IDBTransactionMode, run: (stores: IDBTransaction) => T): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction([HEADS, FILES, STEPS], mode);
      const result = run(transaction);
      transaction.oncomplete = () => resolve(result);
      transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
      transaction.onabort = () => reject(transaction.error ?? new Error('not written'));
    });
  } finally {
    database.close();
  }
}

const stepsOf = (id: string, from = 0): IDBKeyRange => IDBKeyRange.bound([id, from], [id, Infinity]);

async function find(id: string): Promise<Kept | undefined> {
  const { head, files, steps } = await inBook('readonly', (stores) => ({
    head: stores.objectStore(HEADS).get(id) as IDBRequest<Head | undefined>,
    files: stores.objectStore(FILES).get(id) as IDBRequest<ReadonlyMap<string, string> | undefined>,
    steps: stores.objectStore(STEPS).getAll(stepsOf(id)) as IDBRequest<Step[]>,
  }));
  if (head.result === undefined || files.result === undefined) return undefined;
  const { cursor, id: _, ...known } = head.result;
  return { ...known, files: files.result, history: toHistory(steps.result, cursor) };
}

async function save(...[id, draft, { from, version }]: Parameters<DeviceBook['save']>): Promise<Saved> {
  const { steps, cursor } = toList(draft.history);
  const outcome: { saved: Saved } = { saved: { status: 'elsewhere' } };
  await inBook('readwrite', (stores) => {
    const heads = stores.objectStore(HEADS);
    const before = heads.get(id) as IDBRequest<Head | undefined>;
    before.onsuccess = () => {
      if ((before.result?.version ?? 0) !== version) return;
      const head: Head = {
        id,
        revision: draft.revision,
        ...(draft.head !== undefined && { head: draft.head }),
        ...(draft.sent !== undefined && { sent: draft.sent }),
        cursor,
        savedAt: draft.savedAt,
        version: version + 1,
      };
      heads.put(head);
      if (from === 0) stores.objectStore(FILES).put(draft.files, id);
      if (from < steps.length || from === 0) stores.objectStore(STEPS).delete(stepsOf(id, from));
      for (const [index, step] of steps.entries())
        if (index >= from) stores.objectStore(STEPS).put(step, [id, index]);
      outcome.saved = { status: 'saved', version: version + 1 };
    };
  });
  return outcome.saved;
}

async function discard(id: string): Promise<void> {
  await inBook('readwrite', (stores) => {
    stores.objectStore(HEADS).delete(id);
    stores.objectStore(FILES).delete(id);
    stores.objectStore(STEPS).delete(stepsOf(id));
  });
}

/** Drafts in IndexedDB: they outlive a killed tab and an empty battery. */
export const browserBook: DeviceBook = { find, save, discard };
