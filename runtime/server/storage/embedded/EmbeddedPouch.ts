import leveldown from 'leveldown';
import LevelPouch from 'pouchdb-adapter-leveldb-core';
import PouchDB from 'pouchdb-core';
import find from 'pouchdb-find';

/**
 * A LevelDB store that answers a write only when it is on the disk. PouchDB's adapter never asks for that, and without it
 * a power cut (not a killed process) may lose what was acknowledged. Each PouchDB write is one batch, so this is one fsync.
 */
function durable(location: string): ReturnType<typeof leveldown> {
  const store = leveldown(location);
  const put = store._put.bind(store);
  const batch = store._batch.bind(store);
  store._put = (key, value, options, done): void => {
    put(key, value, { ...options, sync: true }, done);
  };
  store._batch = (operations, options, done): void => {
    batch(operations, { ...options, sync: true }, done);
  };
  return store;
}
// PouchDB calls `destroy` on the factory when a database is removed.
durable.destroy = (location: string, done: (error: Error | null) => void): void => {
  leveldown.destroy(location, done);
};

function DurablePouch(this: unknown, options: object, callback: unknown): void {
  LevelPouch.call(this, { ...options, db: durable }, callback);
}
DurablePouch.valid = (): boolean => true;
DurablePouch.use_prefix = false;

const ADAPTER = 'durable';

function plugin(pouch: { adapter(name: string, adapter: unknown, persisted: boolean): void }): void {
  pouch.adapter(ADAPTER, DurablePouch, true);
}

/** PouchDB with our one adapter and Mango, apart from any other PouchDB of the process. */
// `defaults` gives a constructor of its own. The types of `plugin` know only method bags, the code also takes functions.
const Embedded = PouchDB.plugin(plugin as unknown as PouchDB.Static).plugin(find);

export type Pouch = PouchDB.Database<Record<string, unknown>>;

/** Opens (or creates) the database kept in the folder `location`. */
export function openPouch(location: string): Pouch {
  return new Embedded(location, { adapter: ADAPTER });
}
