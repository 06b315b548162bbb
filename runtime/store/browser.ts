import PouchDB from 'pouchdb-browser';
import type { CaseEvent } from '#core';
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

/** One local database, for example `config` with its revisions. */
export function openLocalDatabase<Content extends object>(
  account: string,
  name: string,
): PouchDB.Database<Content> {
  return new PouchDB<Content>(`wk-${account}-${name}`);
}

/** A handle on a remote database under the server's own origin; it never tries to create it. The session's cookie goes along. */
export function openRemoteDatabase<Content extends object = CaseEvent>(
  origin: string,
  name: string,
): PouchDB.Database<Content> {
  return new PouchDB<Content>(`${origin}/${name}`, { skip_setup: true, fetch: fetchWithSession });
}

function fetchWithSession(url: string | Request, options?: RequestInit): Promise<Response> {
  const address = typeof url === 'string' ? url : url.url;
  const own = { ...options, credentials: 'same-origin' } as const;
  // The changes feed is meant to stay open; the server keeps it alive and PouchDB ends it.
  return address.includes('/_changes') ? fetch(url, own) : fetchInTime(url, own);
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
