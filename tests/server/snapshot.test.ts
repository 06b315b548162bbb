/** The snapshot of a database: everything in one answer, for whoever may read it and only as long as they may. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../runtime/server/storage/Database.ts';
import type { EventDatabase, PageDatabase } from '#store';
import { createPouchStore } from '#store';
import { snapshotOver, startSync } from '#sync';
import type { SnapshotLine, SnapshotSource } from '#sync';
import { isSettled, statusWhere } from '../stores/statusWhere.ts';
import { ask, event, local, logIn, PEOPLE, PHOTO_FILE, remote, start, until } from './harness.ts';
import type { Running } from './harness.ts';
import { GRID, OTHER_GRID } from './minimalKit.ts';

const NAME = `grid-${GRID}`;
const PATH = `/api/snapshot/${NAME}`;
const SECRET = '样例：只有本网格可见';
let server: Running;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  server = await start();
  for (const name of Object.keys(PEOPLE)) cookies[name] = await logIn(server, name);
});
afterAll(() => server.end());

function linesOf(text: string): readonly SnapshotLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SnapshotLine);
}

const eventsIn = (lines: readonly SnapshotLine[]) =>
  lines.flatMap((line) => ('events' in line ? line.events : []));

/** Small cases by `lin`, the newest last. */
async function write(count: number, what = '样例'): Promise<readonly string[]> {
  const docs = Array.from({ length: count }, () => event({ data: { what } }));
  await ask(server, cookies['lin'], 'POST', `/${NAME}/_bulk_docs`, { docs });
  return docs.map(({ _id }) => _id);
}

describe('a snapshot', () => {
  test('gives every event, the newest case first, with where the feed goes on and files without their bytes', async () => {
    const photo = event({ data: { what: SECRET, photos: ['a.jpg'] } });
    await ask(server, cookies['lin'], 'POST', `/${NAME}/_bulk_docs`, {
      docs: [{ ...photo, _attachments: { 'a.jpg': PHOTO_FILE } }],
    });
    const ids = await write(3);
    const answer = await ask(server, cookies['lin'], 'GET', PATH);
    const lines = linesOf(answer.text);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(lines[0]).toMatchObject({ source: server.town.uuid, total: 4 });
    expect(eventsIn(lines).map(({ _id }) => _id)).toEqual([...ids].reverse().concat(photo._id));
    expect(eventsIn(lines).at(-1)?._attachments).toMatchObject({
      'a.jpg': { content_type: 'image/jpeg', stub: true },
    });
    expect(answer.text).not.toContain(PHOTO_FILE.data);
    expect(lines.at(-1)).toEqual({ done: true });
    const { seq } = lines[0] as { seq: string };
    const after = await ask(
      server,
      cookies['lin'],
      'GET',
      `/${NAME}/_changes?since=${encodeURIComponent(seq)}`,
    );
    expect(after.json).toMatchObject({ results: [] });
  });

  test('goes on behind the event at which it was cut off, and is whole over several pages', async () => {
    const ids = [...(await write(1050))].reverse();
    const whole = linesOf((await ask(server, cookies['lin'], 'GET', PATH)).text);
    expect(whole.filter((line) => 'events' in line)).toHaveLength(2);
    expect(
      eventsIn(whole)
        .map(({ _id }) => _id)
        .slice(0, 1050),
    ).toEqual(ids);
    const after = encodeURIComponent(ids[1040] ?? '');
    const rest = linesOf((await ask(server, cookies['lin'], 'GET', `${PATH}?after=${after}`)).text);
    expect(eventsIn(rest)).toEqual(eventsIn(whole).slice(1041));
  });

  test('is for whoever may read the database, as every other reading is', async () => {
    const after = encodeURIComponent(event()._id);
    for (const query of ['', '?only=open', `?after=${after}`]) {
      for (const [name, status] of Object.entries({
        wu: 403,
        sun: 403,
        none: 403,
        zhou: 403,
        lin: 200,
        chen: 200,
      })) {
        const answer = await ask(server, cookies[name], 'GET', PATH + query);
        expect([name, query, answer.status]).toEqual([name, query, status]);
        if (status === 403) expect(answer.text).not.toContain(SECRET);
      }
      expect((await ask(server, undefined, 'GET', PATH + query)).status).toBe(401);
    }
    for (const name of ['audit', `vault-${GRID}`, 'grid-123456789012345']) {
      expect((await ask(server, cookies['lin'], 'GET', `/api/snapshot/${name}`)).status).toBeGreaterThan(400);
    }
    const other = await ask(server, cookies['wu'], 'GET', `/api/snapshot/grid-${OTHER_GRID}`);
    expect(other.text).not.toContain(SECRET);
  });

  test('takes no other question', async () => {
    for (const query of ['?only=all', '?after=', '?after=_design%2Fx', '?after=e%2F%2F']) {
      expect((await ask(server, cookies['lin'], 'GET', PATH + query)).status).toBe(400);
    }
    expect((await ask(server, cookies['lin'], 'POST', PATH, {})).status).toBe(405);
    const head = await ask(server, cookies['lin'], 'HEAD', PATH);
    expect([head.status, head.text]).toEqual([200, '']);
  });

  test('ends when its reader loses the post', async () => {
    const { users } = server.town.accounts;
    const cookie = await logIn(server, 'chen');
    const chen = users.find('chen');
    const database = await server.town.databases.get(NAME, 'server');
    if (chen === undefined) throw new Error('chen is in every town of the tests');
    // Over a CouchDB each request has an object of its own for the same database: what they have in common is their class.
    const shared = Object.getPrototypeOf(database) as Database;
    const read: Database['rows'] = Reflect.get(shared, 'rows');
    // Between two pages the post goes to somebody else.
    let pages = 0;
    const watch = vi.spyOn(shared, 'rows').mockImplementation(async function (this: Database, question) {
      if (this.name === NAME && question.keys === undefined && (pages += 1) === 2) {
        await users.setHoldings('chen', []);
      }
      return read.call(this, question);
    });
    const cut = await ask(server, cookie, 'GET', PATH).then(
      ({ text }) => text,
      (error: unknown) => String(error),
    );
    watch.mockRestore();
    expect(pages).toBeGreaterThan(1);
    expect(cut).not.toContain('"done":true');
    expect(server.town.feeds.size).toBe(0);
    expect((await ask(server, cookie, 'GET', PATH)).status).toBe(403);
    await users.setHoldings('chen', chen.holdings);
  });
});

describe('a phone', () => {
  test('loads through the route, fetches a photo when it is looked at, and gets what is written later', async () => {
    const cookie = await logIn(server, 'lin');
    const [phone, pages] = [local(), local()];
    const origin = remote(server, NAME, cookie) as unknown as EventDatabase;
    const pair = {
      local: phone as unknown as EventDatabase,
      remote: origin,
      load: { pages: pages as unknown as PageDatabase, snapshot: withCookie(cookie) },
    };
    const handle = await startSync({ pairs: { [NAME]: pair }, device: 'phone-9', clock: () => Date.now() });
    await statusWhere(handle, (status) => status.loading === null && isSettled(status));
    const store = createPouchStore({
      databases: { [NAME]: pair.local },
      pages: { [NAME]: pair.load.pages },
      remotes: { [NAME]: origin },
    });
    const { json } = await ask(server, cookie, 'GET', `/${NAME}`);
    const all = await store.all();
    expect(all).toHaveLength((json as { doc_count: number }).doc_count);
    expect((await phone.allDocs()).rows).toEqual([]);
    const photo = all.find(({ _attachments }) => _attachments !== undefined);
    expect((await store.file(photo?._id ?? '', 'a.jpg'))?.type).toBe('image/jpeg');
    const [later = ''] = await write(1);
    await until(() => phone.get(later).catch(() => undefined), 'the replicator brought it');
    handle.stop();
  });
});

/** As a browser would ask: the session's cookie goes along by itself. */
function withCookie(cookie: string): SnapshotSource {
  return async function* read(question, signal) {
    const before = globalThis.fetch;
    // The server lives in this process too, and what it asks of a CouchDB is its own.
    globalThis.fetch = (url, init) =>
      typeof url === 'string' && url.startsWith(server.url)
        ? before(url, { ...init, headers: { accept: 'application/x-ndjson', cookie } })
        : before(url, init);
    try {
      yield* snapshotOver(`${server.url}${PATH}`)(question, signal);
    } finally {
      globalThis.fetch = before;
    }
  };
}
