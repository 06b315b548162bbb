import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import { field, flag } from '../http/query.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

const MOST_DOCS = 5000;
/** With files inside, an answer is as large as its photos. */
const MOST_WITH_FILES = 50;

interface Asked {
  readonly id: string;
  readonly rev?: string;
}

/** Many documents by id and revision, in the order of the question. */
export async function bulkGet(town: Town, exchange: Exchange): Promise<Reply> {
  const { query } = exchange;
  const options = {
    revs: flag(query, 'revs'),
    latest: flag(query, 'latest'),
    files: flag(query, 'attachments'),
  };
  const docs = field(await exchange.body(), 'docs');
  if (!Array.isArray(docs) || !docs.every(isAsked)) throw badRequest('`docs` must be an array of {id, rev}');
  if (docs.length > (options.files ? MOST_WITH_FILES : MOST_DOCS))
    throw badRequest('too many documents at once');
  const database = await databaseOf(town, exchange);
  const own = docs.filter(({ id }) => !id.startsWith('_'));
  const found = await database.bulkGet({ documents: own, ...options });
  const hidden = docs
    .filter(({ id }) => id.startsWith('_'))
    .map(({ id, rev }) => ({ id, docs: [missing(id, rev)] }));
  const results = found.map((one) => ({
    id: one.id,
    docs: one.docs.map((doc) => ('ok' in doc ? doc : missing(one.id, undefined))),
  }));
  return { json: { results: [...results, ...hidden] } };
}

function isAsked(value: unknown): value is Asked {
  if (typeof value !== 'object' || value === null) return false;
  const { id, rev } = value as Partial<Record<keyof Asked, unknown>>;
  const known = rev === undefined || (typeof rev === 'string' && /^\d{1,9}-[0-9a-f]{1,64}$/i.test(rev));
  return typeof id === 'string' && id !== '' && known;
}

function missing(id: string, rev: string | undefined): unknown {
  return { error: { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' } };
}
