/** What runs in the browser: the first load of one database by PouchDB's replicator, and by the app's own code. */
import { createPouchStore, loadBrowserStorage } from '#store';
import type { EventDatabase } from '#store';
import { snapshotOver, startSync } from '#sync';

declare global {
  interface Window {
    wanggeBench?: { readonly load: (question: LoadQuestion) => Promise<LoadAnswer> };
  }
}

export interface LoadQuestion {
  readonly database: string;
  /** `replicate`: PouchDB's replicator, with its defaults or with this batch size. */
  readonly by: 'wangge' | 'replicate';
  readonly batchSize?: number;
}

export interface LoadAnswer {
  /** ms until every event is kept and the replicator goes on from there. */
  readonly ms: number;
  /** Events that a freshly opened store then finds. */
  readonly found: number;
}

let number = 0;

async function load({ database, by, batchSize }: LoadQuestion): Promise<LoadAnswer> {
  const storage = await loadBrowserStorage();
  const account = `bench-${String((number += 1))}`;
  const locals = storage.openLocalDatabases(account, [database]);
  const pages = by === 'wangge' ? storage.openPageDatabases(account, [database]) : {};
  const [local, page] = [locals[database], pages[database]];
  if (local === undefined) throw new Error('A database that was asked for was not opened.');
  await Promise.all([local.info(), page?.info()]);
  const remote = storage.openRemoteDatabase(location.origin, database);
  const begun = performance.now();
  if (page === undefined) await replicate(local, remote, batchSize);
  else {
    const snapshot = snapshotOver(`${location.origin}/api/snapshot/${database}`);
    await sync(database, { local, remote, load: { pages: page, snapshot } });
  }
  const ms = performance.now() - begun;
  const store = createPouchStore({ databases: locals, pages });
  const found = (await store.all()).length;
  for (const one of [local, page]) await one?.destroy();
  return { ms, found };
}

async function replicate(local: EventDatabase, remote: EventDatabase, batchSize?: number): Promise<void> {
  await local.replicate.from(remote, batchSize === undefined ? {} : { batch_size: batchSize });
}

type Pair = Parameters<typeof startSync>[0]['pairs'][string];

/** Until the status says that all is here and the ordinary replication is current. */
async function sync(name: string, pair: Pair): Promise<void> {
  const handle = await startSync({ pairs: { [name]: pair }, device: 'bench', clock: () => Date.now() });
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const { loading, databases } = handle.status();
      if (loading === null && databases[name] === 'current') resolve();
    };
    handle.subscribe(look);
    look();
  });
  handle.stop();
}

window.wanggeBench = { load };
