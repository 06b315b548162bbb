/** The CouchDB of `COUCHDB_URL`, emptied of towns between tests. */
import nano from 'nano';
import { databaseKind } from '#core/door';

/** Says that what looks like a town in this CouchDB is of these tests and may be removed. */
const MARK = 'wangge-tests-only';

/** Whether the tests of the server run over CouchDB: the project `couch` of vite.config.ts says so. */
export function overCouch(): boolean {
  return process.env['TOWN_BACKEND'] === 'couchdb';
}

export function couchUrl(): string {
  const url = process.env['COUCHDB_URL'] ?? '';
  if (url === '') throw new Error('give the address of an empty CouchDB in COUCHDB_URL');
  return url;
}

/** Removes every database of a town and every account. Refuses on a CouchDB that was not empty when the tests first came. */
export async function emptyCouch(): Promise<void> {
  const admin = nano(couchUrl().replace(/\/$/, ''));
  const names = await admin.db.list();
  const ours = names.filter((name) => databaseKind(name) !== undefined || name === 'server-state');
  if (!names.includes(MARK)) {
    if (ours.length > 0) throw new Error('this CouchDB has databases of a town: give an empty one');
    await admin.db.create(MARK);
  }
  await Promise.all(ours.map((name) => admin.db.destroy(name)));
  const accounts = admin.use<object>('_users');
  const { rows } = await accounts.list();
  const people = rows.filter(({ id }) => id.startsWith('org.couchdb.user:'));
  await Promise.all(people.map(({ id, value }) => accounts.destroy(id, value.rev)));
}
