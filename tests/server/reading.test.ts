/** Nobody reads what is not theirs: every route is asked by nobody, by a worker of another grid, and by the right one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, event, logIn, PEOPLE, PHOTO_FILE, start, until } from './harness.ts';
import type { Running } from './harness.ts';
import { overCouch } from '../couch/couchServer.ts';
import { GRID, OTHER_GRID, SAME_VILLAGE, UNIT } from './minimalKit.ts';

const DB = `grid-${GRID}`;
const SECRET = '样例：只有本网格可见';
let server: Running;
const cookies: Record<string, string> = {};
const secret = event({ data: { what: SECRET } });
const id = encodeURIComponent(secret._id);
let rev = '';

beforeAll(async () => {
  server = await start();
  for (const name of Object.keys(PEOPLE)) cookies[name] = await logIn(server, name);
  const body = { docs: [{ ...secret, _attachments: { 'a.jpg': PHOTO_FILE } }] };
  const answer = await ask(server, cookies['lin'], 'POST', `/${DB}/_bulk_docs`, body);
  rev = (answer.json as { rev: string }[])[0]?.rev ?? '';
});
afterAll(() => server.end());

type Question = readonly [method: string, path: string, body?: unknown];

function questions(): readonly Question[] {
  return [
    ['GET', `/${DB}`],
    ['GET', `/${DB}/`],
    ['GET', `/${DB}/_changes`],
    ['GET', `/${DB}/_changes?include_docs=true&attachments=true`],
    ['GET', `/${DB}/_changes?feed=longpoll&since=0`],
    ['POST', `/${DB}/_changes?filter=_doc_ids`, { doc_ids: [secret._id] }],
    ['GET', `/${DB}/_all_docs?include_docs=true`],
    ['POST', `/${DB}/_all_docs?include_docs=true`, { keys: [secret._id] }],
    ['POST', `/${DB}/_bulk_get?revs=true`, { docs: [{ id: secret._id, rev }] }],
    ['POST', `/${DB}/_revs_diff`, { [secret._id]: ['1-0123456789abcdef0123456789abcdef'] }],
    ['POST', `/${DB}/_find`, { selector: { kind: 'event' } }],
    ['GET', `/${DB}/${id}`],
    ['GET', `/${DB}/${id}?open_revs=all&revs=true`],
    ['GET', `/${DB}/${id}?attachments=true&rev=${rev}`],
    ['GET', `/${DB}/${id}/a.jpg`],
    ['HEAD', `/${DB}/${id}`],
    ['GET', `/${DB}/_local/abc`],
  ];
}

/** Routes that would exist on a CouchDB and must not here, for anybody. */
const ABSENT: readonly Question[] = [
  ['GET', '/_all_dbs'],
  ['GET', '/_users'],
  ['GET', '/_users/_all_docs'],
  ['GET', '/_config'],
  ['GET', '/_node/_local/_config'],
  ['GET', '/_utils'],
  ['GET', '/_active_tasks'],
  ['GET', '/_stats'],
  ['GET', '/_uuids'],
  ['POST', '/_replicate', { source: DB, target: 'town' }],
  ['POST', '/_dbs_info', { keys: [DB] }],
  ['GET', `/${DB}/_security`],
  ['PUT', `/${DB}/_security`, { members: { roles: ['*'] } }],
  ['GET', `/${DB}/_design/x`],
  ['PUT', `/${DB}/_design/x`, { views: { all: { map: 'function(){}' } } }],
  ['GET', `/${DB}/_design%2Fx`],
  ['GET', `/${DB}/_design/x/_view/all`],
  ['GET', `/${DB}/_design_docs`],
  ['GET', `/${DB}/_local_docs`],
  ['POST', `/${DB}/_temp_view`, { map: 'function(){}' }],
  ['POST', `/${DB}/_compact`, {}],
  ['POST', `/${DB}/_purge`, {}],
  ['GET', `/${DB}/_shards`],
  ['GET', `/${DB}/_index`],
  ['POST', `/${DB}/_index`, { index: { fields: ['kind'] } }],
  ['GET', `/vault-${GRID}`],
  ['GET', '/audit'],
  ['GET', '/api/users'],
  ['GET', '/api/demo'],
];

describe('reading', () => {
  test('without a session every data route says 401 and nothing else', async () => {
    for (const [method, path, body] of questions()) {
      const answer = await ask(server, undefined, method, path, body);
      expect([method, path, answer.status]).toEqual([method, path, 401]);
      expect(answer.text).not.toContain(SECRET);
    }
  });

  test('a worker of another grid, a department and someone without a post get 403', async () => {
    for (const name of ['wu', 'sun', 'none']) {
      for (const [method, path, body] of questions()) {
        const answer = await ask(server, cookies[name], method, path, body);
        expect([name, path, answer.status]).toEqual([name, path, 403]);
        expect(answer.text).not.toContain(SECRET);
      }
    }
  });

  test('the worker of the grid and the chief of its village are answered', async () => {
    for (const name of ['lin', 'chen']) {
      for (const [method, path, body] of questions()) {
        const answer = await ask(server, cookies[name], method, path, body);
        expect([name, path, answer.status]).toEqual([name, path, path.endsWith('/_local/abc') ? 404 : 200]);
      }
    }
  });

  test('what CouchDB would have besides does not exist', async () => {
    for (const [method, path, body] of ABSENT) {
      const answer = await ask(server, cookies['zhou'], method, path, body);
      expect([method, path, answer.status]).toEqual([method, path, 404]);
      expect(answer.json).toMatchObject({ error: 'not_found' });
    }
  });

  test('a database of others and one that does not exist are answered alike', async () => {
    const [others, none] = await Promise.all([
      ask(server, cookies['lin'], 'GET', `/grid-${OTHER_GRID}`),
      ask(server, cookies['lin'], 'GET', '/grid-123456789012345'),
    ]);
    expect(others.text).toBe(none.text);
    expect([others.status, none.status]).toEqual([403, 403]);
  });

  test('every post reads its databases, and config', async () => {
    const expected: Record<string, readonly string[]> = {
      lin: [DB],
      wu: [`grid-${OTHER_GRID}`],
      chen: [DB, `grid-${SAME_VILLAGE}`],
      zhou: ['town'],
      sun: [`unit-${UNIT}`],
      none: [],
    };
    for (const [name, databases] of Object.entries(expected)) {
      const me = await ask(server, cookies[name], 'GET', '/api/me');
      expect(me.json).toMatchObject({ person: name, databases });
      // CouchDB lets in by role, and someone without a post has none.
      const config = overCouch() && databases.length === 0 ? 403 : 200;
      expect((await ask(server, cookies[name], 'GET', '/config/_all_docs')).status).toBe(config);
    }
  });

  test('one user neither sees nor disturbs the checkpoints of another', async () => {
    const path = `/${DB}/_local/${encodeURIComponent('Jq.x_y==')}`;
    const note = {
      session_id: 's',
      history: [{ session_id: 's', last_seq: 3 }],
      last_seq: 3,
      version: 1,
      replicator: 'pouchdb',
    };
    const put = await ask(server, cookies['lin'], 'PUT', path, note);
    expect(put.status).toBe(201);
    expect((await ask(server, cookies['chen'], 'GET', path)).status).toBe(404);
    const other = await ask(server, cookies['chen'], 'PUT', path, { ...note, last_seq: 99 });
    expect(other.status).toBe(201);
    expect((await ask(server, cookies['lin'], 'GET', path)).json).toMatchObject({ ...note, _rev: '0-1' });
    expect((await ask(server, cookies['lin'], 'PUT', path, note)).status).toBe(409);
    const next = { ...note, last_seq: 4, _rev: '0-1' };
    expect((await ask(server, cookies['lin'], 'PUT', path, next)).json).toMatchObject({ rev: '0-2' });
    expect((await ask(server, cookies['lin'], 'PUT', path, { ...next, views: {} })).status).toBe(403);
    const many = { ...note, history: Array.from({ length: 100 }, () => ({ last_seq: 1 })) };
    expect((await ask(server, cookies['lin'], 'PUT', path, many)).status).toBe(403);
  });

  test('internal documents stay out of every list', async () => {
    for (const path of ['_all_docs?include_docs=true', '_changes?include_docs=true']) {
      const answer = await ask(server, cookies['lin'], 'GET', `/${DB}/${path}`);
      expect(answer.text).not.toContain('checkpoints');
      expect(answer.text).not.toContain('_design');
    }
    const keys = ['_local/checkpoints', '_design/x'];
    const listed = await ask(server, cookies['lin'], 'POST', `/${DB}/_all_docs`, { keys });
    expect((listed.json as { rows: unknown[] }).rows).toEqual(
      keys.map((key) => ({ key, error: 'not_found' })),
    );
    const got = await ask(server, cookies['lin'], 'POST', `/${DB}/_bulk_get`, {
      docs: keys.map((one) => ({ id: one })),
    });
    expect(got.text).not.toContain('"ok"');
  });

  test('a photo comes with its type, never sniffed, never run', async () => {
    const photo = await ask(server, cookies['lin'], 'GET', `/${DB}/${id}/a.jpg`);
    expect(photo.headers.get('content-type')).toBe('image/jpeg');
    expect(photo.headers.get('x-content-type-options')).toBe('nosniff');
    expect(photo.headers.get('content-security-policy')).toContain('sandbox');
    expect(photo.headers.get('cache-control')).toContain('private');
    const again = await ask(server, cookies['lin'], 'GET', `/${DB}/${id}/a.jpg`, undefined, {
      'if-none-match': photo.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
    expect((await ask(server, cookies['lin'], 'GET', `/${DB}/${id}/b.jpg`)).status).toBe(404);
  });
});

describe('an open feed', () => {
  const feedPath = `/${DB}/_changes?feed=longpoll&since=now&heartbeat=10000`;

  test('is answered by a write of somebody else', async () => {
    const feed = ask(server, cookies['chen'], 'GET', feedPath);
    await until(() => (server.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    const sent = event();
    await ask(server, cookies['lin'], 'PUT', `/${DB}/${encodeURIComponent(sent._id)}`, sent);
    expect(((await feed).json as { results: { id: string }[] }).results.map((row) => row.id)).toEqual([
      sent._id,
    ]);
  });

  test('ends when its session is logged out, and the cookie is worth nothing any more', async () => {
    const cookie = await logIn(server, 'lin');
    const feed = ask(server, cookie, 'GET', feedPath);
    await until(() => (server.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    await ask(server, cookie, 'DELETE', '/_session');
    expect((await feed).json).toMatchObject({ results: [] });
    expect((await ask(server, cookie, 'GET', `/${DB}`)).status).toBe(401);
    expect((await ask(server, cookies['lin'], 'GET', `/${DB}`)).status).toBe(200);
  });

  test('ends when the right to read is taken, and the next question is refused', async () => {
    const feed = ask(server, cookies['chen'], 'GET', feedPath);
    await until(() => (server.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    const { users } = server.town.accounts;
    await users.setHoldings('chen', []);
    expect((await feed).json).toMatchObject({ results: [] });
    expect((await ask(server, cookies['chen'], 'GET', feedPath)).status).toBe(403);
    await users.setHoldings('chen', PEOPLE['chen'] ?? []);
  });

  test('stays when another account changes, and ends at its time limit', async () => {
    const path = `/${DB}/_changes?feed=longpoll&since=now&timeout=300`;
    const feed = ask(server, cookies['lin'], 'GET', path);
    await until(() => (server.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    await server.town.accounts.users.setHoldings('none', []);
    expect(server.town.feeds.size).toBe(1);
    expect((await feed).json).toMatchObject({ results: [] });
  });
});
