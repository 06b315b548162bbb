import PouchDB from 'pouchdb-browser';
import type { CaseEvent } from '#core';
import type { PageDatabase, PageDocument } from './eventPages.ts';
import type { EventDatabase } from './pouchDocument.ts';

/** After this long without an answer a request is given up and tried again (ms): a dead mobile connection never says so itself. */
const GIVE_UP_AFTER = 120_000;

/** The device's copies of remote databases for one account, by remote name. What one account stored no other one opens. */
export function openLocalDatabases(
  account: string,
  names: readonly string[],
): Readonly<Record<string, EventDatabase>> {
  return Object.fromEntries(names.map((name) => [name, openLocalDatabase<CaseEvent>(account, name)]));
}

/** Beside them, what their first loads brought in one piece. */
export function openPageDatabases(
  account: string,
  names: readonly string[],
): Readonly<Record<string, PageDatabase>> {
  return Object.fromEntries(
    names.map((name) => [name, openLocalDatabase<PageDocument>(account, `${name}-pages`, PAGES)]),
  );
}

/** A revision by the content would mean to hash a megabyte for each page; nobody compares them. */
const PAGES = { deterministic_revs: false } as const;

/** One local database, for example `config` with its revisions. */
export function openLocalDatabase<Content extends object>(
  account: string,
  name: string,
  options: { readonly deterministic_revs?: boolean } = {},
): PouchDB.Database<Content> {
  // What was replaced or removed is gone from the device, not only out of sight.
  return new PouchDB<Content>(`wk-${account}-${name}`, { auto_compaction: true, ...options });
}

/** A handle on a remote database under the server's own origin; it never tries to create it. The session's cookie goes along. */
export function openRemoteDatabase<Content extends object = CaseEvent>(
  origin: string,
  name: string,
): PouchDB.Database<Content> {
  const database = new PouchDB<Content>(`${origin}/${name}`, { skip_setup: true, fetch: fetchWithSession });
  return withLastInfo(database);
}

/**
 * The replicator asks after each batch how much there is, only to count, and lets a failure of that question drop: it would come up
 * as an error of nobody. Once it was answered, the last answer will do.
 */
function withLastInfo<Content extends object>(
  database: PouchDB.Database<Content>,
): PouchDB.Database<Content> {
  const ask = database.info.bind(database);
  let last: PouchDB.Core.DatabaseInfo | undefined;
  return Object.assign(database, {
    async info(): Promise<PouchDB.Core.DatabaseInfo> {
      try {
        last = await ask();
      } catch (error) {
        if (last === undefined) throw error;
      }
      return last;
    },
  });
}

function fetchWithSession(url: string | Request, options?: RequestInit): Promise<Response> {
  const address = typeof url === 'string' ? url : url.url;
  const own = { ...options, credentials: 'same-origin' } as const;
  // The changes feed is meant to stay open; the server keeps it alive and PouchDB ends it.
  return address.includes('/_changes') ? fetch(url, own) : fetchInTime(url, own).then(tooLargeAsJson);
}

/**
 * A proxy with a limit refuses in HTML, which PouchDB takes for a broken answer without a status: the record would be offered for ever.
 * Only for this status, which no log-in page of a public network gives.
 */
function tooLargeAsJson(response: Response): Response {
  const type = response.headers.get('content-type') ?? '';
  if (response.status !== 413 || type.startsWith('application/json')) return response;
  return new Response('{"error":"document_too_large","reason":""}', { status: 413 });
}

async function fetchInTime(url: string | Request, options: RequestInit): Promise<Response> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), GIVE_UP_AFTER);
  options.signal?.addEventListener('abort', () => controller.abort());
  try {
    return await fetch(url, { ...options, signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}
