import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest, notFound } from '../http/HttpFailure.ts';
import { flag } from '../http/query.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

const REVISION = /^\d{1,9}-[0-9a-f]{1,64}$/i;

/** One document, or with `open_revs` its leaves. JSON always; CouchDB's multipart answers are not offered. */
export async function getDoc(town: Town, exchange: Exchange): Promise<Reply> {
  const { query, params } = exchange;
  const options: Record<string, unknown> = {};
  for (const name of ['revs', 'revs_info', 'latest', 'conflicts', 'attachments']) {
    if (flag(query, name)) options[name] = true;
  }
  const rev = revisionOf(query);
  if (rev !== undefined) options['rev'] = rev;
  const open = openRevisions(query);
  if (open !== undefined) options['open_revs'] = open;
  const { pouch } = await databaseOf(town, exchange);
  const doc: unknown = await pouch.get(params['doc'] ?? '', options).catch(absent);
  const etag = open === undefined ? { ETag: `"${(doc as { _rev: string })._rev}"` } : undefined;
  return { json: doc, ...(etag === undefined ? {} : { headers: etag }) };
}

/** The bytes of one file. Only photos and recordings were let in; even so the browser is told to run nothing. */
export async function getAttachment(town: Town, exchange: Exchange): Promise<Reply> {
  const { doc = '', file = '' } = exchange.params;
  const { pouch } = await databaseOf(town, exchange);
  const rev = revisionOf(exchange.query);
  const options = rev === undefined ? {} : { rev };
  const stored = await pouch.get(doc, options).catch(absent);
  const stub = Object.entries(stored._attachments ?? {}).find(([name]) => name === file)?.[1];
  if (stub === undefined || !('digest' in stub)) throw notFound('Document is missing attachment');
  const headers = {
    'Content-Type': stub.content_type,
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file).replace(/['()*]/g, '')}`,
    ETag: `"${stub.digest ?? ''}"`,
    // Content of an event never changes; "private" keeps it out of caches that others share.
    'Cache-Control': 'private, max-age=86400',
  };
  if (exchange.request.headers['if-none-match'] === headers.ETag)
    return { status: 304, bytes: Buffer.alloc(0), headers };
  const bytes = (await pouch.getAttachment(doc, file, options)) as Buffer;
  return { bytes, headers };
}

function revisionOf(query: URLSearchParams): string | undefined {
  const rev = query.get('rev');
  if (rev !== null && !REVISION.test(rev)) throw badRequest('Invalid rev format');
  return rev ?? undefined;
}

function openRevisions(query: URLSearchParams): 'all' | readonly string[] | undefined {
  const text = query.get('open_revs');
  if (text === null) return undefined;
  if (text === 'all') return 'all';
  let revisions: unknown;
  try {
    revisions = JSON.parse(text);
  } catch {
    throw badRequest('open_revs must be "all" or a JSON array of revisions');
  }
  const known =
    Array.isArray(revisions) &&
    revisions.length <= 1000 &&
    revisions.every((rev) => typeof rev === 'string' && REVISION.test(rev));
  if (!known) throw badRequest('open_revs must be "all" or a JSON array of revisions');
  return revisions as readonly string[];
}

/** PouchDB's errors about what is not there; others are faults of ours. */
function absent(error: unknown): never {
  const { status, reason } = (error ?? {}) as { status?: unknown; reason?: unknown };
  if (status === 404) throw notFound(reason === 'deleted' ? 'deleted' : 'missing');
  if (status === 400) throw badRequest('Invalid request');
  throw error;
}
