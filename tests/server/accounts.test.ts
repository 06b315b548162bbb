/** Log-in, sessions, passwords, throttling, and requests that other sites make in a user's name. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask, logIn, PASSWORD, start } from './harness.ts';
import type { Answer, Running } from './harness.ts';
import { overCouch } from '../couch/couchServer.ts';
import { GRID, OTHER_GRID, TOWN } from './minimalKit.ts';

const DB = `/grid-${GRID}`;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

// Checking a password is meant to be slow, and a test here checks a dozen.
vi.setConfig({ testTimeout: 60_000 });

let server: Running;
let now = Date.parse('2026-05-08T01:00:00Z');

beforeAll(async () => {
  server = await start({ clock: () => now });
});
afterAll(() => server.end());

function tryPassword(name: string, password: string): Promise<Answer> {
  return ask(server, undefined, 'POST', '/_session', { name, password });
}

const basic = (name: string, password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});

describe('log-in', () => {
  test('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await tryPassword('lin', PASSWORD);
    expect(answer.json).toEqual({ ok: true, name: 'lin', roles: [`worker@${GRID}`] });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^AuthSession=[^;]+; HttpOnly; SameSite=Strict; Path=\/; Max-Age=2592000$/);
    const desk = await tryPassword('zhou', PASSWORD);
    expect(desk.headers.get('set-cookie')).toContain('Max-Age=43200');
  });

  test('says who is logged in, and nothing to nobody', async () => {
    const cookie = await logIn(server, 'zhou');
    expect((await ask(server, cookie, 'GET', '/_session')).json).toMatchObject({
      userCtx: { name: 'zhou', roles: [`center@${TOWN}`] },
    });
    expect((await ask(server, undefined, 'GET', '/_session')).json).toMatchObject({
      userCtx: { name: null, roles: [] },
    });
  });

  test('takes CouchDB clients that send a form or Basic authorization', async () => {
    const form = await ask(server, undefined, 'POST', '/_session', `name=lin&password=${PASSWORD}`, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.status).toBe(200);
    expect((await ask(server, undefined, 'GET', DB, undefined, basic('lin', PASSWORD))).status).toBe(200);
    expect((await ask(server, undefined, 'GET', DB, undefined, basic('lin', 'wrong'))).status).toBe(401);
    expect((await ask(server, undefined, 'GET', DB, undefined, basic('wu', PASSWORD))).status).toBe(403);
    const nonsense = await ask(server, undefined, 'GET', DB, undefined, { authorization: 'Bearer x' });
    expect(nonsense.status).toBe(401);
  });

  test('answers an unknown name as it answers a wrong password', async () => {
    const [unknown, wrong] = [await tryPassword('nobody', 'x'), await tryPassword('chen', 'x')];
    expect(unknown.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
  });

  test('locks after five failures, also for the right password, and opens again', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect((await tryPassword('sun', `x${String(tries)}`)).status).toBe(401);
    const locked = await tryPassword('sun', PASSWORD);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(server, undefined, 'GET', DB, undefined, basic('sun', PASSWORD))).status).toBe(429);
    expect((await tryPassword('lin', PASSWORD)).status).toBe(200);
    now += 2 * MINUTE;
    expect((await tryPassword('sun', 'x')).status).toBe(401);
    now += MINUTE;
    expect((await tryPassword('sun', PASSWORD)).status).toBe(429);
    now += 2 * MINUTE;
    expect((await tryPassword('sun', PASSWORD)).status).toBe(200);
    expect((await tryPassword('sun', 'x')).status).toBe(401);
  });

  test('does not lock out who sends the same wrong password again and again, as a device does', async () => {
    for (let tries = 0; tries < 30; tries += 1)
      expect((await tryPassword('chen', 'the old one')).status).toBe(401);
    expect((await tryPassword('chen', PASSWORD)).status).toBe(200);
  });

  test('nor who sends it many times at the same moment', async () => {
    const answers = await together(30, () => 'the same old one');
    expect(new Set(answers)).toEqual(new Set([401]));
    expect((await tryPassword('none', PASSWORD)).status).toBe(200);
  });

  test('counts failures only: many right log-ins at the same moment all come in', async () => {
    expect(new Set(await together(20, () => PASSWORD))).toEqual(new Set([200]));
  });

  test('looks at no more guesses that are sent at the same moment than at those sent one by one', async () => {
    const answers = await together(30, (place) => (place === 29 ? PASSWORD : `guess ${String(place)}`));
    // Of the five that are free one was used up by the test before; the right one comes too late.
    const count = (status: number): number => answers.filter((one) => one === status).length;
    expect([count(200), count(401), count(429)]).toEqual([0, 5, 25]);
    now += 20 * MINUTE;
    expect((await tryPassword('none', PASSWORD)).status).toBe(200);
  });

  const together = (times: number, password: (place: number) => string): Promise<readonly number[]> =>
    Promise.all(
      Array.from({ length: times }, async (_, n) => (await tryPassword('none', password(n))).status),
    );
});

describe('a session', () => {
  test('is not accepted when anything in it was changed', async () => {
    const cookie = await logIn(server, 'lin');
    const [name = '', value = ''] = cookie.split('=', 2);
    const parts = value.split('.');
    const other = [Buffer.from('zhou').toString('base64url'), ...parts.slice(1)].join('.');
    const longer = [...parts.slice(0, 4), String(Number(parts[4]) + 1), parts[5]].join('.');
    for (const forged of [other, longer, value.slice(0, -1), `${value}x`, 'x', '', '.', 'a.b.c.d.e.f']) {
      expect((await ask(server, `${name}=${forged}`, 'GET', '/api/me')).status).toBe(401);
    }
    expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(200);
  });

  test('lives as long as it is used, and ends after it was not', async () => {
    let cookie = await logIn(server, 'lin');
    for (let weeks = 0; weeks < 8; weeks += 1) {
      now += 7 * DAY;
      const answer = await ask(server, cookie, 'GET', '/api/me');
      expect(answer.status).toBe(200);
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    }
    now += 31 * DAY;
    expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(401);
    const desk = await logIn(server, 'zhou');
    now += DAY;
    expect((await ask(server, desk, 'GET', '/api/me')).status).toBe(401);
  });

  test('that was logged out is not accepted again in any of its copies, also after a restart', async () => {
    const first = await logIn(server, 'lin');
    now += 7 * DAY;
    const renewed = (await ask(server, first, 'GET', '/api/me')).headers.get('set-cookie')?.split(';')[0];
    expect((await ask(server, first, 'DELETE', '/_session')).status).toBe(200);
    const other = await logIn(server, 'lin');
    server = await server.restart();
    for (const cookie of [first, renewed])
      expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(401);
    expect((await ask(server, other, 'GET', '/api/me')).status).toBe(200);
  });

  test('ends in every other place when the password is changed', async () => {
    const [here, there] = [await logIn(server, 'wu'), await logIn(server, 'wu')];
    const change = (old: string, next: string): Promise<Answer> =>
      ask(server, here, 'POST', '/api/password', { old, new: next });
    expect((await change('wrong', 'another-good-one')).status).toBe(401);
    expect((await change(PASSWORD, 'short')).status).toBe(400);
    expect((await change(PASSWORD, PASSWORD)).status).toBe(400);
    const changed = await change(PASSWORD, 'another-good-one');
    expect(changed.status).toBe(200);
    const cookie = changed.headers.get('set-cookie')?.split(';')[0];
    expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(200);
    for (const old of [here, there]) expect((await ask(server, old, 'GET', '/api/me')).status).toBe(401);
    const byPassword = basic('wu', PASSWORD);
    expect((await ask(server, undefined, 'GET', `/grid-${OTHER_GRID}`, undefined, byPassword)).status).toBe(
      401,
    );
    expect((await tryPassword('wu', 'another-good-one')).status).toBe(200);
    expect((await ask(server, undefined, 'POST', '/api/password', { old: 'x', new: 'y' })).status).toBe(401);
  });

  test('of an account that was removed is worth nothing', async () => {
    const cookie = await logIn(server, 'none');
    await server.town.accounts.users.remove('none');
    expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(401);
  });
});

describe('a request that another site makes', () => {
  test('changes nothing', async () => {
    const cookie = await logIn(server, 'lin');
    const post = (headers: Record<string, string>): Promise<Answer> =>
      ask(server, cookie, 'POST', `${DB}/_bulk_docs`, { docs: [] }, headers);
    expect((await post({})).status).toBe(201);
    expect((await post({ origin: server.url })).status).toBe(201);
    expect((await post({ origin: server.url, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await post({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    const log = await ask(
      server,
      undefined,
      'POST',
      '/_session',
      { name: 'lin', password: PASSWORD },
      {
        origin: 'http://evil.example',
      },
    );
    expect(log.status).toBe(403);
    const out = await ask(server, cookie, 'DELETE', '/_session', undefined, {
      origin: 'http://evil.example',
    });
    expect(out.status).toBe(403);
    const read = await ask(server, cookie, 'GET', DB, undefined, { origin: 'http://evil.example' });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe.skipIf(overCouch())('what is kept in the data directory', () => {
  test('is readable by the server alone and holds no password', async () => {
    for (const name of ['users.json', 'sessions.json']) {
      const path = join(server.dataDir, name);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readFile(path, 'utf8')).not.toContain(PASSWORD);
    }
  });
});
