import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import { count, field, flag, jsonString, strings } from '../http/query.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

const MOST_KEYS = 5000;
const MOST_WITH_FILES = 50;

type Options = PouchDB.Core.AllDocsOptions;

/** Documents in the order of their ids, or those of the given keys. Local and design documents are never among them. */
export async function allDocs(town: Town, exchange: Exchange): Promise<Reply> {
  const { query } = exchange;
  const body = exchange.method === 'POST' ? await exchange.body() : {};
  const keys = field(body, 'keys');
  const content = { include_docs: flag(query, 'include_docs'), attachments: flag(query, 'attachments') };
  const { pouch } = await databaseOf(town, exchange);
  if (keys !== undefined || query.has('keys')) {
    const asked = strings(
      keys ?? parsed(query.get('keys')),
      'keys',
      content.attachments ? MOST_WITH_FILES : MOST_KEYS,
    );
    const own = asked.filter((key) => !key.startsWith('_'));
    const found = await pouch.allDocs({ keys: own, ...content });
    const rows = new Map(found.rows.map((row) => [('id' in row ? row.id : undefined) ?? row.key, row]));
    return {
      json: { ...found, rows: asked.map((key) => rows.get(key) ?? { key, error: 'not_found' }) },
    };
  }
  const found = await pouch.allDocs({ ...content, ...range(query, content.attachments) });
  return { json: { ...found, rows: found.rows.filter((row) => !row.id.startsWith('_')) } };
}

function range(query: URLSearchParams, attachments: boolean): Options {
  const key = jsonString(query, 'key');
  const startkey = jsonString(query, 'startkey', 'start_key');
  const endkey = jsonString(query, 'endkey', 'end_key');
  const limit = count(query, 'limit', Infinity, attachments ? MOST_WITH_FILES : Infinity);
  const options: Record<string, unknown> = {
    skip: count(query, 'skip', 0),
    descending: flag(query, 'descending'),
    inclusive_end: flag(query, 'inclusive_end', true),
  };
  if (Number.isFinite(limit)) options['limit'] = limit;
  if (key !== undefined) options['key'] = key;
  if (startkey !== undefined) options['startkey'] = startkey;
  if (endkey !== undefined) options['endkey'] = endkey;
  return options;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw badRequest('keys must be a JSON array');
  }
}
