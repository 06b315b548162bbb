import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import { writeMixed } from '../http/multipart/writeMixed.ts';
import type { Leaves } from '../http/multipart/writeMixed.ts';
import { flag } from '../http/query.ts';
import type { DocumentQuestion } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

const REVISION = /^\d{1,9}-[0-9a-f]{1,64}$/i;

/** One document, or with `open_revs` its leaves: these as multipart for who asks for nothing else, as CouchDB's replicator does. */
export async function getDoc(town: Town, exchange: Exchange): Promise<Reply> {
  const { query, params } = exchange;
  const rev = revisionOf(query);
  const open = openRevisions(query);
  const mixed = open !== undefined && exchange.request.headers.accept === 'multipart/mixed';
  const question: DocumentQuestion = {
    revs: flag(query, 'revs'),
    revsInfo: flag(query, 'revs_info'),
    latest: flag(query, 'latest'),
    conflicts: flag(query, 'conflicts'),
    files: mixed || flag(query, 'attachments'),
    ...(rev === undefined ? {} : { rev }),
    ...(open === undefined ? {} : { openRevisions: open }),
  };
  const database = await databaseOf(town, exchange);
  const doc: unknown = await database.document(params['doc'] ?? '', question);
  if (mixed) return writeMixed(doc as Leaves);
  const etag = open === undefined ? { ETag: `"${(doc as { _rev: string })._rev}"` } : undefined;
  return { json: doc, ...(etag === undefined ? {} : { headers: etag }) };
}

/** The bytes of one file. Only photos and recordings were let in; even so the browser is told to run nothing. */
export async function getAttachment(town: Town, exchange: Exchange): Promise<Reply> {
  const { doc = '', file = '' } = exchange.params;
  const database = await databaseOf(town, exchange);
  const found = await database.file(doc, file, revisionOf(exchange.query));
  const headers = {
    'Content-Type': found.type,
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file).replace(/['()*]/g, '')}`,
    ETag: `"${found.digest}"`,
    // Content of an event never changes; "private" keeps it out of caches that others share.
    'Cache-Control': 'private, max-age=86400',
  };
  if (exchange.request.headers['if-none-match'] === headers.ETag)
    return { status: 304, bytes: Buffer.alloc(0), headers };
  return { bytes: await found.bytes(), headers };
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
