/** What only a town over a CouchDB has to keep: CouchDB judges again under the author's own rights, and several servers may run. */
import { createHmac } from 'node:crypto';
import nano from 'nano';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, event, logIn, PASSWORD, PEOPLE, start, until } from '../server/harness.ts';
import type { Running, Sent } from '../server/harness.ts';
import { GRID, OTHER_GRID } from '../server/minimalKit.ts';
import { startServer } from '#server';
import { couchUrl } from './couchServer.ts';

const DB = `grid-${GRID}`;
const admin = nano(couchUrl().replace(/\/$/, ''));
let server: Running;
let second: Running;

beforeAll(async () => {
  server = await start();
  second = await start({ dataDir: server.dataDir });
});
afterAll(async () => {
  await second.close();
  await server.end();
});

describe('behind our own door', () => {
  test('CouchDB refuses a document in the name of another, were our server to pass it on', async () => {
    const cookie = await logIn(server, 'lin');
    const identity = server.town.accounts.fromCookie(cookie.split('=')[1] ?? '');
    const database = await server.town.databases.get(DB, { name: 'lin', token: identity?.token });
    const answers = await database.write([event(), event({ by: 'wu' }), event({ data: {} })], true);
    expect(answers.map((answer) => ('error' in answer ? answer.error : 'ok'))).toEqual([
      'ok',
      'forbidden',
      'forbidden',
    ]);
    const other = await server.town.databases.get(`grid-${OTHER_GRID}`, {
      name: 'wu',
      token: identity?.token,
    });
    await expect(other.rows({})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(
      other.write([event({ by: 'wu', grid: OTHER_GRID, seat: OTHER_GRID })], true),
    ).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  test('without a session nothing is asked of CouchDB at all', async () => {
    const nobody = await server.town.databases.get(DB, { name: 'lin' });
    await expect(nobody.rows({})).rejects.toMatchObject({ kind: 'unauthorized' });
    await expect(server.town.databases.get('_users', 'server')).rejects.toMatchObject({ kind: 'missing' });
    await expect(server.town.databases.get('server-state', 'server')).rejects.toMatchObject({
      kind: 'missing',
    });
    const database = await server.town.databases.get(DB, 'server');
    await expect(database.document('_design/wangge')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('what it keeps for itself is closed to everybody but its administrators', async () => {
    const state = (await admin.request({ db: 'server-state', path: '_security' })) as object;
    expect(state).toMatchObject({
      members: { names: [], roles: ['_admin'] },
      admins: { names: [], roles: ['_admin'] },
    });
    for (const path of [
      '/server-state',
      '/server-state/_all_docs',
      '/_users/_all_docs',
      `/${DB}/_security`,
    ]) {
      expect((await ask(server, await logIn(server, 'zhou'), 'GET', path)).status).toBe(404);
    }
  });

  test('no administrator and no account of a machine logs in through it', async () => {
    const { username, password } = new URL(couchUrl());
    const hub = createHmac('sha256', password).update('wangge hub account').digest('base64url');
    for (const [name, word] of [
      [username, password],
      ['wangge-hub', hub],
    ]) {
      expect((await ask(server, undefined, 'POST', '/_session', { name, password: word })).status).toBe(401);
      const authorization = `Basic ${Buffer.from(`${name ?? ''}:${word ?? ''}`).toString('base64')}`;
      expect((await ask(server, undefined, 'GET', `/${DB}`, undefined, { authorization })).status).toBe(401);
    }
  });

  test('its password is in no answer, error or log', async () => {
    const { password } = new URL(couchUrl());
    const told: string[] = [];
    const start = startServer({
      kit: server.town.kit,
      files: new Map(),
      readKit: () => undefined,
      dataDir: server.dataDir,
      port: 0,
      couchUrl: `http://admin:${password}@127.0.0.1:1`,
      log: (...facts) => told.push(JSON.stringify(facts)),
    });
    const error: unknown = await start.catch((failure: unknown) => failure);
    expect(error).toMatchObject({ name: 'StartRefused' });
    expect(
      `${String(error)} ${(error as Error).stack ?? ''} ${JSON.stringify(error)} ${told.join()}`,
    ).not.toContain(password);
  });
});

describe('two servers over one CouchDB', () => {
  test('share sessions, log-outs and accounts', async () => {
    const cookie = await logIn(server, 'chen');
    expect((await ask(second, cookie, 'GET', '/api/me')).status).toBe(200);
    await ask(second, cookie, 'DELETE', '/_session');
    await until(
      async () => ((await ask(server, cookie, 'GET', '/api/me')).status === 401 ? true : undefined),
      'the log-out is known',
    );
    await second.town.accounts.users.setHoldings('chen', []);
    await until(
      () => (server.town.accounts.users.find('chen')?.holdings.length === 0 ? true : undefined),
      'the change is known',
    );
    await second.town.accounts.users.setHoldings('chen', PEOPLE['chen'] ?? []);
  });

  test('a change of post ends the feeds at the other one, and CouchDB takes no more at once', async () => {
    const cookie = await logIn(server, 'wu');
    const identity = server.town.accounts.fromCookie(cookie.split('=')[1] ?? '');
    const path = `/grid-${OTHER_GRID}`;
    const feed = ask(server, cookie, 'GET', `${path}/_changes?feed=longpoll&since=now&heartbeat=10000`);
    await until(() => (server.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    await second.town.accounts.users.setHoldings('wu', []);
    // Asked of CouchDB itself, past our own door, with the session that was good a moment ago.
    const database = await server.town.databases.get(`grid-${OTHER_GRID}`, {
      name: 'wu',
      token: identity?.token,
    });
    const sent = event({ by: 'wu', grid: OTHER_GRID, seat: OTHER_GRID });
    await until(
      () =>
        database.write([sent], true).then(
          () => undefined,
          (error: unknown) => ((error as { kind?: unknown }).kind === 'forbidden' ? true : undefined),
        ),
      'CouchDB refuses',
    );
    expect((await feed).json).toMatchObject({ results: [] });
    expect((await ask(server, cookie, 'GET', path)).status).toBe(403);
    await second.town.accounts.users.setHoldings('wu', PEOPLE['wu'] ?? []);
  });

  test('a feed at one is answered by a write at the other, and both hubs together copy each event once', async () => {
    const [lin, zhou] = [await logIn(server, 'lin'), await logIn(second, 'zhou')];
    const feed = ask(second, zhou, 'GET', '/town/_changes?feed=longpoll&since=now&heartbeat=10000');
    await until(() => (second.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    const docs: Sent[] = Array.from({ length: 20 }, () => event());
    await ask(server, lin, 'POST', `/${DB}/_bulk_docs`, { docs });
    expect(((await feed).json as { results: object[] }).results.length).toBeGreaterThan(0);
    await until(async () => {
      const { rows } = await (
        await server.town.databases.get('town', 'server')
      ).rows({ keys: docs.map(({ _id }) => _id) });
      return rows.every((row) => 'id' in row) ? true : undefined;
    }, 'all copies');
    await Promise.all([server.hub.settled(), second.hub.settled()]);
    const town = admin.use<object>('town');
    for (const { _id } of docs) {
      const copy = (await town.get(_id, { conflicts: true })) as { _rev: string };
      expect(copy).not.toHaveProperty('_conflicts');
      expect(copy._rev).toMatch(/^1-/);
    }
  });

  test('what either of them acknowledged is lost nowhere, though both were given another content for one id', async () => {
    const cookies = [await logIn(server, 'lin'), await logIn(second, 'lin')];
    const taken = new Map<string, string[]>();
    for (let round = 0; round < 20; round += 1) {
      const first = event();
      const contents = ['a', 'b'].map((digit) => ({
        ...first,
        _rev: `1-${digit.repeat(32)}`,
        data: { what: digit },
      }));
      const answers = await Promise.all(
        [server, second].map((one, place) =>
          ask(one, cookies[place], 'POST', `/${DB}/_bulk_docs`, {
            docs: [contents[place]],
            new_edits: false,
          }),
        ),
      );
      const good = contents.filter((_, place) => (answers[place]?.json as object[]).length === 0);
      expect(good.length).toBeGreaterThan(0);
      taken.set(
        first._id,
        good.map(({ _rev }) => _rev),
      );
    }
    const revisionsIn = async (name: string, id: string): Promise<readonly string[]> => {
      const database = await server.town.databases.get(name, 'server');
      const found = await database.document(id, { openRevisions: 'all' }).catch(() => []);
      return (found as { ok: { _rev: string } }[]).map(({ ok }) => ok._rev).sort();
    };
    for (const [id, revisions] of taken) {
      for (const name of [DB, 'town']) {
        await until(
          async () => ((await revisionsIn(name, id)).length === revisions.length ? true : undefined),
          `both contents in ${name}`,
        );
        expect(await revisionsIn(name, id)).toEqual(revisions);
      }
    }
  });

  test('a log-out of all sessions at one ends them at the other, and in CouchDB’s own eyes the account stays', async () => {
    const cookie = await logIn(server, 'lin');
    const kept = await logIn(second, 'zhou');
    expect((await ask(second, cookie, 'GET', '/api/me')).status).toBe(200);
    await server.town.accounts.users.endSessions('lin');
    expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(401);
    await until(
      async () => ((await ask(second, cookie, 'GET', '/api/me')).status === 401 ? true : undefined),
      'the other server knows it',
    );
    // Once more, from the number that the other one wrote; nobody else's session and no password is touched.
    const again = await logIn(second, 'lin');
    await second.town.accounts.users.endSessions('lin');
    await until(
      async () => ((await ask(server, again, 'GET', '/api/me')).status === 401 ? true : undefined),
      'the first server knows it',
    );
    expect((await ask(second, await logIn(second, 'lin'), 'GET', '/api/me')).status).toBe(200);
    expect((await ask(server, kept, 'GET', '/api/me')).status).toBe(200);
  });

  test('log-ins are checked by CouchDB, which knows the accounts', async () => {
    const response = await fetch(`${new URL(couchUrl()).origin}/_session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'lin', password: PASSWORD }),
    });
    expect(await response.json()).toMatchObject({ name: 'lin', roles: [`worker@${GRID}`] });
  });
});
