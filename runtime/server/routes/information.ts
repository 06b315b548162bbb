import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import type { OpenDatabase } from '../storage/Databases.ts';
import type { Town } from '../Town.ts';

/** CouchDB's greeting, by which clients know the protocol. Says nothing about versions of ours. */
export function welcome(town: Town): Reply {
  return {
    json: {
      couchdb: 'Welcome',
      version: '3.5.0',
      uuid: town.uuid,
      features: [],
      vendor: { name: 'Wangge Kit' },
    },
  };
}

/** The database that the path names; `access` has let the user in. */
export function databaseOf(town: Town, exchange: Exchange): Promise<OpenDatabase> {
  return town.databases.get(exchange.params['db'] ?? '');
}

export async function databaseInfo(town: Town, exchange: Exchange): Promise<Reply> {
  const { name, pouch, changes } = await databaseOf(town, exchange);
  const { doc_count } = await pouch.info();
  return {
    json: {
      db_name: name,
      doc_count,
      doc_del_count: 0,
      update_seq: changes.lastSeq,
      purge_seq: 0,
      compact_running: false,
      instance_start_time: '0',
      disk_format_version: 8,
      props: {},
    },
  };
}

const REVISION = /^\d{1,9}-[0-9a-f]{1,64}$/i;

/** Which of the named revisions are not here. */
export async function revsDiff(town: Town, exchange: Exchange): Promise<Reply> {
  const body = await exchange.body();
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badRequest('the body must be a JSON object');
  const asked = Object.entries(body);
  for (const [, revisions] of asked) {
    const known =
      Array.isArray(revisions) && revisions.every((rev) => typeof rev === 'string' && REVISION.test(rev));
    if (!known) throw badRequest('revisions must be an array of revision strings');
  }
  const { pouch } = await databaseOf(town, exchange);
  // Ids with an underscore in front (local and design documents) are in no replication of ours: all their revisions are missing.
  const [own, foreign] = [
    asked.filter(([id]) => !id.startsWith('_')),
    asked.filter(([id]) => id.startsWith('_')),
  ];
  const missing = await pouch.revsDiff(Object.fromEntries(own));
  return {
    json: {
      ...missing,
      ...Object.fromEntries(foreign.map(([id, revisions]) => [id, { missing: revisions as unknown }])),
    },
  };
}
