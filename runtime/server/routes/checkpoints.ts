import { createHash } from 'node:crypto';
import { isObject } from '#core/base';
import { getIdentity } from '../http/access.ts';
import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest, HttpFailure, notFound } from '../http/HttpFailure.ts';
import type { Database } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

/**
 * The notes that a replicator leaves about how far it came. CouchDB keeps them as `_local` documents that every reader may
 * read and change; here each user has their own, all in one local document, so that nobody sees or disturbs another's
 * and their number and size are bounded.
 */
interface Checkpoint {
  readonly rev: number;
  /** When it was written, ms; the oldest makes room. */
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

type Shelf = Readonly<Record<string, Checkpoint>>;

const MOST_CHECKPOINTS = 40;

export async function getLocal(town: Town, exchange: Exchange): Promise<Reply> {
  const id = exchange.params['local'] ?? '';
  const { shelf } = await read(await databaseOf(town, exchange), userOf(exchange));
  const found = Object.hasOwn(shelf, id) ? shelf[id] : undefined;
  if (found === undefined) throw notFound('missing');
  return { json: { _id: `_local/${id}`, _rev: `0-${String(found.rev)}`, ...found.body } };
}

export async function putLocal(town: Town, exchange: Exchange): Promise<Reply> {
  const id = exchange.params['local'] ?? '';
  // CouchDB's replicator sends back what it read, with the list of revisions that it knows it under.
  const { _id, _rev, _revisions: _ignored, ...body } = checkpointOf(await exchange.body());
  if (_id !== undefined && _id !== `_local/${id}`)
    throw badRequest('the id in the path is not the id of the document');
  const database = await databaseOf(town, exchange);
  const user = userOf(exchange);
  return town.databases.exclusively([`checkpoints ${database.name} ${user}`], async () => {
    const { shelf, rev } = await read(database, user);
    const before = Object.hasOwn(shelf, id) ? shelf[id] : undefined;
    if ((before === undefined ? undefined : `0-${String(before.rev)}`) !== _rev) {
      throw new HttpFailure(409, 'conflict', 'Document update conflict.');
    }
    const now = { rev: (before?.rev ?? 0) + 1, at: town.clock(), body };
    await database.putNote(noteOf(user), { shelf: trimmed({ ...shelf, [id]: now }) }, rev);
    return { status: 201, json: { ok: true, id: `_local/${id}`, rev: `0-${String(now.rev)}` } };
  });
}

function trimmed(shelf: Shelf): Shelf {
  const newest = Object.entries(shelf).sort(([, a], [, b]) => b.at - a.at);
  return Object.fromEntries(newest.slice(0, MOST_CHECKPOINTS));
}

const FIELDS = new Set([
  '_id',
  '_rev',
  'session_id',
  'history',
  'replicator',
  'version',
  'last_seq',
  'source_last_seq',
  'replication_id_version',
]);

/** Only what PouchDB's and CouchDB's replicators write: known fields, scalars, one list of flat entries. */
function checkpointOf(body: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw badRequest('the body must be a JSON object');
  for (const [key, value] of Object.entries(body)) {
    if (key === '_revisions') continue;
    const known = FIELDS.has(key) && (key === 'history' ? isHistory(value) : isScalar(value));
    if (!known) throw new HttpFailure(403, 'forbidden', 'Only replication checkpoints are kept here.');
  }
  return body;
}

function isHistory(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= 60 &&
    value.every((one) => isObject(one) && Object.values(one).every(isScalar))
  );
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function userOf(exchange: Exchange): string {
  return createHash('sha256').update(getIdentity(exchange).user.name).digest('hex').slice(0, 32);
}

async function read(
  database: Database,
  user: string,
): Promise<{ readonly shelf: Shelf; readonly rev: string | undefined }> {
  const note = await database.note(noteOf(user));
  return { shelf: (note?.body['shelf'] ?? {}) as Shelf, rev: note?.rev };
}

function noteOf(user: string): string {
  return `checkpoints-${user}`;
}
