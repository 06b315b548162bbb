import { Pulse } from '../Pulse.ts';
import type { Database } from '../Database.ts';
import type { CouchClient } from './CouchClient.ts';
import { CouchDatabase } from './CouchDatabase.ts';

/** A database as CouchDB's administrator sees it, to look into before there is an account of our own. */
export function adminDatabase(client: CouchClient, name: string): Database {
  const place = {
    client,
    pulse: new Pulse(),
    written: () => undefined,
    exclusively: <T>(_name: string, work: () => Promise<T>) => work(),
  };
  return new CouchDatabase(name, place, () => Promise.resolve('admin'));
}
