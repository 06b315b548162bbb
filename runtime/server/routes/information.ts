import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import { getIdentity } from '../http/access.ts';
import { principalOf } from '../http/principalOf.ts';
import type { Database } from '../storage/Database.ts';
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

/** The database that the path names, in the name of who asks; `access` has let them in. */
export function databaseOf(town: Town, exchange: Exchange): Promise<Database> {
  return town.databases.get(exchange.params['db'] ?? '', principalOf(getIdentity(exchange)));
}

export async function databaseInfo(town: Town, exchange: Exchange): Promise<Reply> {
  const database = await databaseOf(town, exchange);
  const { documents, lastSeq } = await database.info();
  return {
    json: {
      db_name: database.name,
      doc_count: documents,
      doc_del_count: 0,
      update_seq: lastSeq,
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
  const asked = Object.entries(body).map(([id, revisions]) => [id, revisionsOf(revisions)] as const);
  const database = await databaseOf(town, exchange);
  // Ids with an underscore in front (local and design documents) are in no replication of ours: all their revisions are missing.
  const [own, foreign] = [
    asked.filter(([id]) => !id.startsWith('_')),
    asked.filter(([id]) => id.startsWith('_')),
  ];
  const missing = await database.revsDiff(Object.fromEntries(own));
  return {
    json: {
      ...missing,
      ...Object.fromEntries(foreign.map(([id, revisions]) => [id, { missing: revisions }])),
    },
  };
}

function revisionsOf(revisions: unknown): readonly string[] {
  if (Array.isArray(revisions)) {
    const known = (revisions as readonly unknown[]).filter(
      (rev): rev is string => typeof rev === 'string' && REVISION.test(rev),
    );
    if (known.length === revisions.length) return known;
  }
  throw badRequest('revisions must be an array of revision strings');
}
