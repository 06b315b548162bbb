import { writeDocuments } from '../door/writeDocuments.ts';
import { getIdentity } from '../http/access.ts';
import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest, HttpFailure } from '../http/HttpFailure.ts';
import { field } from '../http/query.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

const MOST_DOCS = 2000;

/** Many documents, each judged alone. With `new_edits: false` only the refused are named, as CouchDB does. */
export async function bulkDocs(town: Town, exchange: Exchange): Promise<Reply> {
  const body = await exchange.body();
  const docs = field(body, 'docs');
  const newEdits = field(body, 'new_edits') ?? true;
  if (!Array.isArray(docs)) throw badRequest('`docs` must be an array of documents');
  if (typeof newEdits !== 'boolean') throw badRequest('`new_edits` must be true or false');
  if (docs.length > MOST_DOCS)
    throw new HttpFailure(413, 'too_large', `at most ${String(MOST_DOCS)} documents at once`);
  if (docs.some((doc) => typeof doc !== 'object' || doc === null || Array.isArray(doc))) {
    throw badRequest('every document must be a JSON object');
  }
  const results = await writeDocuments(
    town,
    await databaseOf(town, exchange),
    getIdentity(exchange),
    docs,
    newEdits,
  );
  return { status: 201, json: newEdits ? results : results.filter((result) => 'error' in result) };
}

export async function putDoc(town: Town, exchange: Exchange): Promise<Reply> {
  const body = await exchange.body();
  const id = exchange.params['doc'];
  const inside = field(body, '_id');
  if (inside !== undefined && inside !== id)
    throw badRequest('the id in the path is not the id of the document');
  return one(town, exchange, { ...(body as object), _id: id });
}

export async function insertDoc(town: Town, exchange: Exchange): Promise<Reply> {
  const body = await exchange.body();
  field(body, '_id');
  return one(town, exchange, body as object);
}

async function one(town: Town, exchange: Exchange, doc: object): Promise<Reply> {
  const newEdits = exchange.query.get('new_edits') !== 'false';
  const database = await databaseOf(town, exchange);
  const [result] = await writeDocuments(town, database, getIdentity(exchange), [doc], newEdits);
  if (result === undefined) throw new Error('a written document has a result');
  if ('error' in result) throw new HttpFailure(403, result.error, result.reason);
  return { status: 201, json: result };
}
