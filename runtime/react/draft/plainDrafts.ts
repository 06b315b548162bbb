import type { Draft } from './Draft.ts';
import type { PlainDrafts } from './takeOverPlain.ts';

const NAME = 'wangge-device';
const STORE = 'drafts';

/** The database of plain drafts. It goes with its last draft, and looking for it does not make it. */
export const browserPlainDrafts: PlainDrafts = {
  async all() {
    const database = await openKnown();
    if (database === undefined) return [];
    try {
      const drafts = await settled<Draft[]>(
        database.transaction(STORE, 'readonly').objectStore(STORE).getAll() as IDBRequest<Draft[]>,
      );
      if (drafts.length > 0) return drafts;
    } finally {
      database.close();
    }
    indexedDB.deleteDatabase(NAME);
    return [];
  },
  async remove(draft) {
    const database = await openKnown();
    if (database === undefined) return;
    try {
      await removeUnchanged(database, draft);
    } finally {
      database.close();
    }
  },
};

function removeUnchanged(database: IDBDatabase, { id, savedAt }: Draft): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite');
    const store = transaction.objectStore(STORE);
    const request = store.get(id) as IDBRequest<Draft | undefined>;
    request.onsuccess = () => {
      if (request.result?.savedAt === savedAt) store.delete(id);
    };
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('not removed'));
  });
}

/** The database if it is there and what it should be. */
function openKnown(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const database = request.result;
      if (database.objectStoreNames.contains(STORE)) {
        resolve(database);
        return;
      }
      database.close();
      resolve(undefined);
    };
    request.onerror = () => {
      if (isNew) resolve(undefined);
      else reject(request.error ?? new Error('IndexedDB is closed to this page'));
    };
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not read'));
  });
}
