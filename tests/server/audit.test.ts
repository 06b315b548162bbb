/** What goes on record, that it is there before the answer, and what `wangge audit` says of it. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../../runtime/cli/runCli.ts';
import { documentsUnder } from '../../runtime/server/storage/documents.ts';
import type { TownServer } from '#server';
import { couchUrl, overCouch } from '../couch/couchServer.ts';
import { ask, event, logIn, PASSWORD, start, ulid } from './harness.ts';
import type { Running } from './harness.ts';
import { GRID, OTHER_GRID } from './minimalKit.ts';

const DB = `/grid-${GRID}`;
const MAIN = fileURLToPath(new URL('killable.main.ts', import.meta.url));
let dataDir: string;
let server: Running;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wangge-audit-'));
  server = await start({ dataDir });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

interface Line {
  readonly _id: string;
  readonly what: string;
  readonly account: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

async function linesOf(running: TownServer): Promise<readonly Line[]> {
  const database = await running.town.databases.get('audit', 'server');
  return (await documentsUnder(database, 'a/')) as unknown as readonly Line[];
}

async function cli(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runCli(['audit', ...args, '--data', dataDir, '--lang', 'en'], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    cwd: dataDir,
    env: overCouch() ? { COUCHDB_URL: couchUrl() } : {},
    now: Date.now,
  });
  return { code, out, err };
}

describe('on record is', () => {
  test('who came in and who did not, and no password or name that is none', async () => {
    const cookie = await logIn(server, 'lin');
    await ask(server, undefined, 'POST', '/_session', { name: 'lin', password: 'wrong-password-1' });
    await ask(server, undefined, 'POST', '/_session', { name: 'my-secret-typed-here', password: 'x' });
    for (let tries = 0; tries < 5; tries += 1)
      await ask(server, undefined, 'POST', '/_session', { name: 'none', password: `p${String(tries)}` });
    await ask(server, cookie, 'DELETE', '/_session');
    const lines = await linesOf(server);
    const told = lines.map(({ what, account }) => `${what} ${account ?? '-'}`);
    expect(told).toEqual(
      expect.arrayContaining([
        ...['login lin', 'login.failed lin', 'login.failed -', 'login.failed none', 'login.locked none'],
        ...['logout lin', 'account.created lin', 'publish -', 'chain.started -'],
      ]),
    );
    expect(JSON.stringify(lines)).not.toMatch(/wrong-password|my-secret|correct-horse/);
  });

  test('what the door refused, counted, without a word of it', async () => {
    const cookie = await logIn(server, 'lin');
    const docs = [
      event(),
      event({ by: 'wu', data: { what: '样例：不许外泄' } }),
      event({ data: { what: '' } }),
      { _id: '样例：乱写的编号' },
    ];
    await ask(server, cookie, 'POST', `${DB}/_bulk_docs`, { docs });
    const [line] = (await linesOf(server)).filter(({ what }) => what === 'refusal');
    expect(line).toMatchObject({
      account: 'lin',
      facts: {
        database: `grid-${GRID}`,
        codes: { 'event.author': 1, data: 1, 'document.unknown': 1 },
        events: [docs[1]!._id, docs[2]!._id],
      },
    });
    expect(JSON.stringify(line)).not.toContain('样例');
  });

  test('other posts, another password, and nothing when nothing changed', async () => {
    const { users } = server.town.accounts;
    await users.setHoldings('wu', [{ post: 'worker', seat: GRID }]);
    await users.setHoldings('wu', [{ post: 'worker', seat: OTHER_GRID }]);
    await users.setHoldings('wu', [{ post: 'worker', seat: OTHER_GRID }]);
    const cookie = await logIn(server, 'wu');
    const answer = await ask(server, cookie, 'POST', '/api/password', {
      old: PASSWORD,
      new: 'another-good-one',
    });
    expect(answer.status).toBe(200);
    const lines = (await linesOf(server)).filter(({ account }) => account === 'wu');
    expect(lines.filter(({ what }) => what === 'rights').map(({ facts }) => facts)).toEqual([
      { from: [`worker@${OTHER_GRID}`], to: [`worker@${GRID}`] },
      { from: [`worker@${GRID}`], to: [`worker@${OTHER_GRID}`] },
    ]);
    expect(lines.filter(({ what }) => what === 'password')).toHaveLength(1);
  });

  test('a copy that is taken, before its first byte, and not the question that moves nothing', async () => {
    const cookie = await logIn(server, 'lin');
    const path = `/api/snapshot/grid-${GRID}`;
    await ask(server, cookie, 'HEAD', path);
    expect((await ask(server, cookie, 'GET', path)).status).toBe(200);
    expect((await ask(server, cookie, 'GET', `${path}?only=open`)).status).toBe(200);
    expect((await ask(server, cookie, 'GET', `/api/snapshot/grid-${OTHER_GRID}`)).status).toBe(403);
    const taken = (await linesOf(server)).filter(({ what }) => what === 'export');
    expect(taken.map(({ account, facts }) => [account, facts])).toEqual(
      ['all', 'open'].map((part) => ['lin', { database: `grid-${GRID}`, by: 'snapshot', part }]),
    );
  });

  test('nothing that a user could read or write', async () => {
    const cookie = await logIn(server, 'zhou');
    for (const path of ['/audit', '/audit/_all_docs', '/audit/_changes', '/audit/x'])
      expect((await ask(server, cookie, 'GET', path)).status).toBe(404);
    expect((await ask(server, cookie, 'POST', '/audit/_bulk_docs', { docs: [] })).status).toBe(404);
  });
});

test('a change that cannot be put on record does not happen', async () => {
  const { users } = server.town.accounts;
  const before = users.find('sun')!.holdings;
  let full = true;
  users.beforeChange(() => (full ? Promise.reject(new Error('disk full')) : Promise.resolve()));
  await expect(users.setHoldings('sun', [])).rejects.toThrow('disk full');
  expect(users.find('sun')!.holdings).toEqual(before);
  full = false;
});

describe('wangge audit', () => {
  test('asks for the server to be stopped, then finds the log whole and lists it', async () => {
    const running = await cli('verify');
    // A CouchDB can be asked beside the server.
    if (overCouch()) expect(running).toMatchObject({ code: 0 });
    else expect(running).toMatchObject({ code: 2, err: expect.stringContaining('stop it') as string });
    expect(await cli('look')).toMatchObject({ code: 2 });
    await server.close();
    expect(await cli('verify')).toMatchObject({ code: 0, out: expect.stringContaining('whole') as string });
    const { lines } = JSON.parse(
      (await cli('list', '--json', '--kind', 'login', '--account', 'lin')).out,
    ) as {
      lines: Line[];
    };
    // One in each of the three tests above that log lin in.
    expect(lines).toHaveLength(3);
    expect((await cli('list', '--since', '2000-01-01', '--until', '2000-01-02')).out).toBe('');
    expect((await cli('list', '--since', 'yesterday')).code).toBe(2);
  });

  test('finds a log that was cut off, by the head in the data folder and by one that was kept elsewhere', async () => {
    const { out } = await cli('verify', '--json');
    const kept = join(dataDir, 'kept.json');
    await writeFile(kept, out);
    const anchor = await readFile(join(dataDir, 'audit.json'), 'utf8');
    const next = (text: string): string =>
      text.replace(/"seq": ?(\d+)/, (_, seq) => `"seq":${String(Number(seq) + 1)}`);
    await writeFile(join(dataDir, 'audit.json'), next(anchor));
    const found = await cli('verify', '--json');
    expect(found.code).toBe(1);
    expect(JSON.parse(found.out)).toMatchObject({ whole: false, faults: [{ fault: 'cut' }] });
    await writeFile(join(dataDir, 'audit.json'), anchor);
    expect((await cli('verify', '--heads', kept)).code).toBe(0);
    await writeFile(kept, next(out));
    expect((await cli('verify', '--heads', kept)).code).toBe(1);
    expect((await cli('verify', '--heads', join(dataDir, 'none.json'))).code).toBe(2);
  });
});

test('killed with -9, the server has every line that it answered after', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-audit-'));
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /^port (\d+)/.exec(chunk.toString())?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const running = { url: `http://127.0.0.1:${port}` } as TownServer;
  const cookie = await logIn(running, 'lin');
  const answered: string[] = [];
  const writer = async (): Promise<void> => {
    for (;;) {
      const caseId = ulid();
      const doc = event({ case: caseId, _id: `e/${caseId}/${ulid()}`, by: 'wu' });
      const answer = await ask(running, cookie, 'POST', `${DB}/_bulk_docs`, { docs: [doc] }).catch(
        () => undefined,
      );
      if (answer === undefined) return;
      answered.push(doc._id);
      if (answered.length >= 40) child.kill('SIGKILL');
    }
  };
  await Promise.all([writer(), writer(), writer()]);
  const again = await start({ dataDir: folder });
  const onRecord = new Set(
    (await linesOf(again)).flatMap(({ facts }) => (facts['events'] ?? []) as string[]),
  );
  expect(answered.filter((id) => !onRecord.has(id))).toEqual([]);
  await again.end();
});
