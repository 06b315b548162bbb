/** Accounts over HTTP: who may make and change them, what is refused with which words, and that every change holds at once and is on record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditLine } from '#server';
import { documentsUnder } from '../../runtime/server/storage/documents.ts';
import { ask, logIn, PASSWORD, start, until } from './harness.ts';
import type { Answer, Running } from './harness.ts';
import { GRID, MINIMAL_KIT, OTHER_GRID, TOWN, UNIT, VILLAGE } from './minimalKit.ts';

const { posts } = MINIMAL_KIT;
const kit = { ...MINIMAL_KIT, posts: { ...posts, center: { ...posts['center']!, appoints: true } } };
const WORKER = { post: 'worker', seat: GRID };
const CENTER = { post: 'center', seat: TOWN };

let server: Running;
let zhou: string;

beforeAll(async () => {
  server = await start({ kit });
  zhou = await logIn(server, 'zhou');
});
afterAll(async () => {
  await server.end();
});

function put(name: string, body: unknown, cookie = zhou): Promise<Answer> {
  return ask(server, cookie, 'PUT', `/api/accounts/${encodeURIComponent(name)}`, body);
}

/** Makes an account and logs in with the password that was told. */
async function make(name: string, holdings: readonly unknown[]): Promise<string> {
  const made = await put(name, { displayName: `样例${name}`, holdings, isNew: true });
  expect(made).toMatchObject({
    status: 200,
    json: { account: { name, displayName: `样例${name}`, holdings } },
  });
  return logIn(server, name, (made.json as { password: string }).password);
}

async function remove(name: string, cookie = zhou): Promise<Answer> {
  return ask(server, cookie, 'DELETE', `/api/accounts/${encodeURIComponent(name)}`);
}

async function audited(account: string): Promise<readonly (readonly [what: string, facts: object])[]> {
  const database = await server.town.databases.get('audit', 'server');
  const lines = (await documentsUnder(database, 'a/')) as unknown as readonly AuditLine[];
  return lines.filter((line) => line.account === account).map(({ what, facts }) => [what, facts] as const);
}

describe('the routes of accounts', () => {
  it('are closed to everybody whose post does not appoint, and to who is not logged in', async () => {
    const before = server.town.accounts.users.all().length;
    const body = { displayName: '样例', holdings: [CENTER], isNew: true };
    const cookies = await Promise.all(['lin', 'chen', 'sun', 'none'].map((name) => logIn(server, name)));
    for (const [method, path, sent] of [
      ['GET', '/api/accounts'],
      ['PUT', '/api/accounts/new', body],
      ['PUT', '/api/accounts/lin', { ...body, isNew: false }],
      ['POST', '/api/accounts/zhou/password'],
      ['DELETE', '/api/accounts/wu'],
    ] as const) {
      for (const cookie of cookies) expect((await ask(server, cookie, method, path, sent)).status).toBe(403);
      expect((await ask(server, undefined, method, path, sent)).status).toBe(401);
    }
    expect(server.town.accounts.users.all()).toHaveLength(before);
  });

  it('are no way for another site’s page', async () => {
    const body = { displayName: '样例', holdings: [], isNew: true };
    const origin = { origin: 'https://evil.example' };
    expect((await ask(server, zhou, 'PUT', '/api/accounts/evil', body, origin)).status).toBe(403);
    expect(server.town.accounts.users.find('evil')).toBeUndefined();
  });

  it('list who is there by name, and nothing that a password or session could be found by', async () => {
    const { json, text } = await ask(server, zhou, 'GET', '/api/accounts');
    const { accounts } = json as { accounts: readonly Record<string, unknown>[] };
    const names = accounts.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(accounts).toContainEqual({ name: 'lin', displayName: 'lin', holdings: [WORKER] });
    expect(text).not.toMatch(/scrypt|epoch|password|salt/);
  });
});

describe('a new account', () => {
  it('gets a password that is told once and opens a session with its posts; its name is published', async () => {
    const cookie = await make('新账号', [WORKER, { post: 'specialist', seat: UNIT }]);
    const me = await ask(server, cookie, 'GET', '/api/me');
    expect(me.json).toMatchObject({ displayName: '样例新账号', holdings: [WORKER, { post: 'specialist' }] });
    expect((await ask(server, cookie, 'GET', '/config/people')).json).toMatchObject({
      names: { 新账号: '样例新账号' },
    });
    expect((await ask(server, zhou, 'GET', '/api/accounts')).text).not.toContain('password');
  });

  it('does not take the name of one that is there, and leaves that one’s password', async () => {
    const again = await put('lin', { displayName: '样例', holdings: [], isNew: true });
    expect(again).toMatchObject({ status: 409, json: { code: 'exists' } });
    expect(await logIn(server, 'lin', PASSWORD)).toBeTruthy();
  });

  it('is not opened by a session of a former one of its name', async () => {
    const former = await make('again', [WORKER]);
    expect((await remove('again')).json).toEqual({ ok: true });
    await make('again', [WORKER]);
    expect((await ask(server, former, 'GET', '/api/me')).status).toBe(401);
  });
});

describe('what an account may not be', () => {
  const good = { displayName: '样例', holdings: [] as unknown, isNew: true as unknown };
  it.each<[string, string, Record<string, unknown>, string]>([
    ['a name with a space', 'a b', {}, 'name'],
    ['a name of the database’s own', '_admin', {}, 'name'],
    ['the name of the server’s own account', 'wangge-hub', {}, 'name'],
    ['a name too long for a database', '长'.repeat(39), {}, 'name'],
    ['no name of the person', 'x1', { displayName: '  ' }, 'display-name'],
    ['too long a name of the person', 'x1', { displayName: '长'.repeat(41) }, 'display-name'],
    ['a name of the person with a line break', 'x1', { displayName: 'a\nb' }, 'display-name'],
    ['an unknown post', 'x1', { holdings: [{ post: 'constructor', seat: TOWN }] }, 'post.unknown'],
    ['a village for a post of a grid', 'x1', { holdings: [{ post: 'worker', seat: VILLAGE }] }, 'seat.wrong'],
    ['a grid that is not there', 'x1', { holdings: [{ post: 'worker', seat: '9' }] }, 'seat.wrong'],
    ['the same post twice', 'x1', { holdings: [WORKER, WORKER] }, 'holding.twice'],
    ['more than twenty posts', 'x1', { holdings: Array(21).fill(WORKER) }, 'holdings.many'],
    ['posts that are none', 'x1', { holdings: [{ post: 'worker' }] }, 'body'],
    ['no list of posts', 'x1', { holdings: 'worker' }, 'body'],
    ['no word whether it is new', 'x1', { isNew: 'yes' }, 'body'],
  ])('%s', async (_what, name, changes, code) => {
    const answer = await put(name, { ...good, ...changes });
    expect(answer).toMatchObject({
      status: 400,
      json: {
        error: 'bad_request',
        code,
        message: { 'zh-CN': expect.stringMatching(/\p{Script=Han}/u) as string },
      },
    });
    const { reason, message } = answer.json as { reason: string; message: Record<string, string> };
    expect(message['en']).toBe(reason);
    expect(server.town.accounts.users.find(name)).toBeUndefined();
  });

  it('accepts forty characters, also those that take two units each', async () => {
    const answer = await put('x2', { ...good, displayName: '𠮷'.repeat(40) });
    expect(answer.status).toBe(200);
    expect((await remove('x2')).status).toBe(200);
  });

  it('anything of an account that is not there', async () => {
    const gone = { status: 409, json: { error: 'missing', code: 'missing' } };
    expect(await put('nobody', { ...good, isNew: false })).toMatchObject(gone);
    expect(await remove('nobody')).toMatchObject(gone);
    expect(await ask(server, zhou, 'POST', '/api/accounts/nobody/password')).toMatchObject(gone);
  });

  it('changed where it is another system’s or the server’s own', async () => {
    const inte = { name: 'inte', displayName: 'inte', holdings: [], password: PASSWORD, integrator: true };
    await server.town.accounts.users.create([inte]);
    const refused = { status: 409, json: { code: 'integrator' } };
    expect(await put('inte', { ...good, isNew: false })).toMatchObject(refused);
    expect(await remove('inte')).toMatchObject(refused);
    expect(await ask(server, zhou, 'POST', '/api/accounts/inte/password')).toMatchObject(refused);
    await server.town.accounts.users.remove('inte');
    // On a CouchDB it is there and no person's.
    expect((await remove('wangge-hub')).status).toBe(409);
  });
});

describe('a change', () => {
  const feed = `/grid-${OTHER_GRID}/_changes?feed=longpoll&since=now&timeout=60000`;

  it('of posts ends the open feed and holds for the next request; password and session stay', async () => {
    const cookie = await make('mover', [{ post: 'worker', seat: OTHER_GRID }]);
    const open = ask(server, cookie, 'GET', feed);
    await until(() => (server.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    const changed = await put('mover', { displayName: '样例改名', holdings: [WORKER], isNew: false });
    expect(changed.json).toEqual({
      account: { name: 'mover', displayName: '样例改名', holdings: [WORKER] },
    });
    expect((await open).json).toMatchObject({ results: [] });
    expect((await ask(server, cookie, 'GET', feed)).status).toBe(403);
    expect((await ask(server, cookie, 'GET', '/api/me')).json).toMatchObject({
      displayName: '样例改名',
      holdings: [WORKER],
    });
    expect((await ask(server, cookie, 'GET', '/config/people')).json).toMatchObject({
      names: { mover: '样例改名' },
    });
  });

  it('of the password ends every session, and only the new one is right', async () => {
    const cookie = await make('loser', [{ post: 'worker', seat: OTHER_GRID }]);
    const open = ask(server, cookie, 'GET', feed);
    await until(() => (server.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    const { json } = await ask(server, zhou, 'POST', '/api/accounts/loser/password');
    expect((await open).json).toMatchObject({ results: [] });
    expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(401);
    const { password } = json as { password: string };
    expect(json).toEqual({ password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/) as string });
    expect((await ask(server, await logIn(server, 'loser', password), 'GET', '/api/me')).status).toBe(200);
  });

  it('that removes the account ends its feeds and sessions; its name stays beside its events', async () => {
    const cookie = await make('leaver', [{ post: 'worker', seat: OTHER_GRID }]);
    const open = ask(server, cookie, 'GET', feed);
    await until(() => (server.town.feeds.size === 1 ? true : undefined), 'the feed is open');
    expect((await remove('leaver')).json).toEqual({ ok: true });
    expect((await open).json).toMatchObject({ results: [] });
    expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(401);
    expect((await ask(server, zhou, 'GET', '/config/people')).json).toMatchObject({
      names: { leaver: '样例leaver' },
    });
  });

  it('is on record with who did it, and no password or person’s name is', async () => {
    await make('noted', [WORKER]);
    await put('noted', { displayName: '样例另名', holdings: [CENTER], isNew: false });
    await ask(server, zhou, 'POST', '/api/accounts/noted/password');
    await remove('noted');
    const lines = await audited('noted');
    expect(lines.filter(([what]) => what !== 'login')).toEqual([
      ['account.created', { holdings: [`worker@${GRID}`], by: 'zhou' }],
      ['rights', { from: [`worker@${GRID}`], to: [`center@${TOWN}`], by: 'zhou' }],
      ['account.renamed', { by: 'zhou' }],
      ['password', { by: 'zhou' }],
      ['account.removed', { by: 'zhou' }],
    ]);
    expect(JSON.stringify(lines)).not.toContain('样例');
  });
});

describe('whoever manages accounts', () => {
  const self = { status: 409, json: { code: 'self' } };

  it('cannot lock themselves out, and may change what else they are', async () => {
    expect(await remove('zhou')).toMatchObject(self);
    expect(await put('zhou', { displayName: 'zhou', holdings: [WORKER], isNew: false })).toMatchObject(self);
    const both = await put('zhou', { displayName: '样例周', holdings: [CENTER, WORKER], isNew: false });
    expect(both.status).toBe(200);
    expect((await put('zhou', { displayName: 'zhou', holdings: [CENTER], isNew: false })).status).toBe(200);
  });

  it('loses the right at once', async () => {
    const cookie = await make('second', [CENTER]);
    expect((await ask(server, cookie, 'GET', '/api/accounts')).status).toBe(200);
    await put('second', { displayName: '样例', holdings: [WORKER], isNew: false });
    expect((await ask(server, cookie, 'GET', '/api/accounts')).status).toBe(403);
  });

  it('of two who remove each other at the same moment one stays', async () => {
    const third = await make('third', [CENTER]);
    const answers = await Promise.all([remove('third'), remove('zhou', third)]);
    expect(answers.map(({ status }) => status === 200).sort()).toEqual([false, true]);
    const { users } = server.town.accounts;
    const left = ['zhou', 'third'].filter((name) => users.find(name) !== undefined);
    expect(left).toHaveLength(1);
  });
});
