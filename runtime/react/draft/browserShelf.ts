import type { DraftKey, DraftShelf, SealedDraft } from './DraftShelf.ts';

/** Another database than the one of plain drafts: a tab with the older app goes on writing there, and is taken over the next time. */
const NAME = 'wangge-drafts';
const KEYS = 'keys';
const DRAFTS = 'drafts';

/** The shelf in IndexedDB: it outlives a killed tab and an empty battery. */
export const browserShelf: DraftShelf = {
  key: (person) =>
    inTransaction('readonly', ({ keys }, give: Give<DraftKey | undefined>) => get(keys, person, give)),
  keepKey: (key) =>
    inTransaction('readwrite', ({ keys }, give: Give<DraftKey>) => {
      get<DraftKey>(keys, key.person, (known) => {
        if (known === undefined) keys.put(key);
        give(known ?? key);
      });
    }),
  find: (id) =>
    inTransaction('readonly', ({ drafts }, give: Give<SealedDraft | undefined>) => get(drafts, id, give)),
  put: (draft) =>
    inTransaction('readwrite', ({ keys, drafts }, give: Give<boolean>) => {
      get<DraftKey>(keys, draft.person, (key) => {
        const isKnown = key?.id === draft.key;
        if (isKnown) drafts.put(draft);
        give(isKnown);
      });
    }),
  remove: (id) =>
    inTransaction('readwrite', ({ drafts }, give: Give<void>) => {
      drafts.delete(id);
      give();
    }),
  of: (person) =>
    inTransaction('readonly', ({ drafts }, give: Give<readonly SealedDraft[]>) => {
      const request = drafts.index('person').getAll(person) as IDBRequest<SealedDraft[]>;
      request.onsuccess = () => give(request.result);
    }),
  forget: (person) =>
    inTransaction('readwrite', ({ keys, drafts }, give: Give<void>) => {
      keys.delete(person);
      const request = drafts.index('person').getAllKeys(person);
      request.onsuccess = () => {
        for (const id of request.result) drafts.delete(id);
      };
      give();
    }),
};

type Give<T> = (result: T) => void;

interface Stores {
  readonly keys: IDBObjectStore;
  readonly drafts: IDBObjectStore;
}

function get<T>(store: IDBObjectStore, id: string, give: Give<T | undefined>): void {
  const request = store.get(id) as IDBRequest<T | undefined>;
  request.onsuccess = () => give(request.result);
}

/** Runs `work` in one transaction and resolves with what it gave when that is written, not merely when it was taken. */
async function inTransaction<T>(
  mode: IDBTransactionMode,
  work: (stores: Stores, give: Give<T>) => void,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction([KEYS, DRAFTS], mode);
      const given: T[] = [];
      const fail = (): void => reject(transaction.error ?? new Error('not written'));
      transaction.onerror = fail;
      transaction.onabort = fail;
      transaction.oncomplete = () => {
        if (given.length > 0) resolve(given[0] as T);
        else fail();
      };
      const stores = { keys: transaction.objectStore(KEYS), drafts: transaction.objectStore(DRAFTS) };
      work(stores, (result) => given.push(result));
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS, { keyPath: 'person' });
      request.result.createObjectStore(DRAFTS, { keyPath: 'id' }).createIndex('person', 'person');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB is closed to this page'));
  });
}
