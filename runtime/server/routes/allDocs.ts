import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import { count, field, flag, jsonString, strings } from '../http/query.ts';
import type { RowsQuestion } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

const MOST_KEYS = 5000;
const MOST_WITH_FILES = 50;

/** Documents in the order of their ids, or those of the given keys. Local and design documents are never among them. */
export async function allDocs(town: Town, exchange: Exchange): Promise<Reply> {
  const { query } = exchange;
  const body = exchange.method === 'POST' ? await exchange.body() : {};
  const keys = field(body, 'keys');
  const content = { documents: flag(query, 'include_docs'), files: flag(query, 'attachments') };
  const database = await databaseOf(town, exchange);
  if (keys !== undefined || query.has('keys')) {
    const asked = strings(
      keys ?? parsed(query.get('keys')),
      'keys',
      content.files ? MOST_WITH_FILES : MOST_KEYS,
    );
    const own = asked.filter((key) => !key.startsWith('_'));
    const found = await database.rows({ keys: own, ...content });
    const rows = new Map(found.rows.map((row) => [row.key, row]));
    return {
      json: { ...found, rows: asked.map((key) => rows.get(key) ?? { key, error: 'not_found' }) },
    };
  }
  const found = await database.rows({ ...content, ...range(query, content.files) });
  return { json: { ...found, rows: found.rows.filter((row) => !row.key.startsWith('_')) } };
}

function range(query: URLSearchParams, files: boolean): RowsQuestion {
  const key = jsonString(query, 'key');
  const from = key ?? jsonString(query, 'startkey', 'start_key');
  const to = key ?? jsonString(query, 'endkey', 'end_key');
  const limit = count(query, 'limit', Infinity, files ? MOST_WITH_FILES : Infinity);
  return {
    skip: count(query, 'skip', 0),
    descending: flag(query, 'descending'),
    inclusive: key !== undefined || flag(query, 'inclusive_end', true),
    limit,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw badRequest('keys must be a JSON array');
  }
}
