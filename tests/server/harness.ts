/**
 * A running server on a free port of this machine, its accounts, and the clients that the tests use. The server is over its embedded
 * database or, in the project `couch`, over a CouchDB: the tests are the same.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchHttp from 'pouchdb-adapter-http';
import PouchMemory from 'pouchdb-adapter-memory';
import PouchCore from 'pouchdb-core';
import PouchReplication from 'pouchdb-replication';
import type { CaseEvent, Holding, Kit } from '#core/model';
import { startServer } from '#server';
import type { ServerOptions, TownServer } from '#server';
import { FileUsers } from '../../runtime/server/account/FileUsers.ts';
import type { Users } from '../../runtime/server/account/Users.ts';
import { hashPassword } from '../../runtime/server/account/passwords.ts';
import { writeCheckpoint } from '../../runtime/server/hub/checkpoint.ts';
import { START } from '../../runtime/server/storage/Database.ts';
import type { Database } from '../../runtime/server/storage/Database.ts';
import { couchUrl, emptyCouch, overCouch } from '../couch/couchServer.ts';
import { GRID, MINIMAL_KIT, OTHER_GRID, TOWN, UNIT, VILLAGE } from './minimalKit.ts';

export const Pouch = PouchCore.plugin(PouchHttp).plugin(PouchMemory).plugin(PouchReplication);
export type AnyDatabase = PouchDB.Database<Record<string, unknown>>;

export const PASSWORD = 'correct-horse-battery';

/** Who is in every test's town. `lin` and `wu` work in different grids. */
export const PEOPLE: Readonly<Record<string, readonly Holding[]>> = {
  lin: [{ post: 'worker', seat: GRID }],
  wu: [{ post: 'worker', seat: OTHER_GRID }],
  chen: [{ post: 'chief', seat: VILLAGE }],
  zhou: [{ post: 'center', seat: TOWN }],
  sun: [{ post: 'specialist', seat: UNIT }],
  none: [],
};

export interface Running extends TownServer {
  readonly dataDir: string;
  /** Stops and starts again on the same data. */
  restart(): Promise<Running>;
  /** Stops and removes the data. */
  end(): Promise<void>;
}

let hashed: Promise<string> | undefined;

export async function start(options: Partial<ServerOptions> = {}, isCouch = overCouch()): Promise<Running> {
  if (isCouch && options.dataDir === undefined) await emptyCouch();
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'wangge-test-')));
  const kit: Kit = options.kit ?? MINIMAL_KIT;
  const server = await startServer({
    kit,
    files: new Map([['kit.json', '{}']]),
    readKit: () => undefined,
    port: 0,
    ...(isCouch ? { couchUrl: couchUrl() } : {}),
    ...options,
    dataDir,
  });
  await addPeople(server.town.accounts.users);
  return {
    ...server,
    dataDir,
    restart: async () => {
      await server.close();
      return start({ ...options, dataDir }, isCouch);
    },
    end: async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
      if (isCouch) await emptyCouch();
    },
  };
}

async function addPeople(users: Users): Promise<void> {
  const missing = Object.entries(PEOPLE).filter(([name]) => users.find(name) === undefined);
  const people = missing.map(([name, holdings]) => ({ name, displayName: name, holdings }));
  if (!(users instanceof FileUsers)) {
    await users.create(people.map((person) => ({ ...person, password: PASSWORD })));
    return;
  }
  // One slow hash for all of them and all tests of a file.
  const password = await (hashed ??= hashPassword(PASSWORD));
  await users.put(...people.map((person) => ({ ...person, password, epoch: 1 })));
}

/** The cookie of a fresh session. */
export async function logIn(server: TownServer, name: string, password = PASSWORD): Promise<string> {
  const response = await fetch(`${server.url}/_session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  // Read in any case: an answer that nobody reads breaks with the connection, in the middle of another test.
  const text = await response.text();
  if (response.status !== 200 || cookie === undefined) throw new Error(`log-in failed: ${text}`);
  return cookie;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** One request with a session's cookie; a `body` that is no string is sent as JSON. */
export async function ask(
  server: TownServer,
  cookie: string | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}

/** PouchDB's own client of a database of the server, with a session's cookie. */
export function remote(server: TownServer, database: string, cookie: string): AnyDatabase {
  const withCookie: typeof fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers });
    // On Node PouchDB asks for a Buffer, which is a method of node-fetch only.
    return Object.assign(response, { buffer: async () => Buffer.from(await response.arrayBuffer()) });
  };
  return new Pouch(`${server.url}/${database}`, {
    fetch: withCookie,
    skip_setup: true,
  } as PouchDB.HttpAdapter.HttpAdapterConfiguration);
}

/** What the hub knows of how far it came in this database. */
export async function forgetCheckpoint(database: Database): Promise<void> {
  await writeCheckpoint(database, START);
}

let counter = 0;

export function local(): AnyDatabase {
  counter += 1;
  return new Pouch(`local-${String(counter)}`, { adapter: 'memory' });
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A different one each time, in order, the same in every run. */
export function ulid(): string {
  counter += 1;
  let rest = counter;
  let tail = '';
  for (let place = 0; place < 10; place += 1) {
    tail = (ALPHABET[rest % 32] ?? '0') + tail;
    rest = Math.floor(rest / 32);
  }
  return `01J0000000000000${tail}`;
}

/** An event as a client sends it: any fields, so that tests can also send what is none. */
export type Sent = Omit<CaseEvent, '_attachments'> & Record<string, unknown>;

/** An event by `lin` in their grid, now, unless told otherwise. */
export function event(changes: Partial<Sent> = {}): Sent {
  const caseId = changes.case ?? ulid();
  const id = ulid();
  return {
    _id: `e/${caseId}/${id}`,
    kind: 'event',
    case: caseId,
    flow: 'incident',
    rev: MINIMAL_KIT.revision,
    act: 'open',
    by: 'lin',
    post: 'worker',
    seat: GRID,
    grid: GRID,
    at: new Date().toISOString(),
    device: 'phone-1',
    base: null,
    data: { what: '样例：路灯不亮' },
    ...changes,
  };
}

/** The smallest thing that counts as a JPEG at the door. */
export const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8]);
export const PHOTO_FILE = { content_type: 'image/jpeg', data: PHOTO.toString('base64') };

/** Waits until `probe` gives something, asking every few milliseconds. It fails after a time that no busy machine needs. */
export async function until<T>(
  probe: () => Promise<T | undefined> | T | undefined,
  what: string,
): Promise<T> {
  const end = Date.now() + 50_000;
  while (Date.now() < end) {
    const found = await probe();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited for in vain: ${what}`);
}
