/** Drafts over HTTP: who may, what is taken, and what a client that was too slow is told. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isConfigPath } from '../../runtime/server/drafts/draftFiles.ts';
import { CONFIG, gitPlace } from './draftTown.ts';
import type { Place } from './draftTown.ts';
import { ask, logIn, start } from './harness.ts';
import type { Running } from './harness.ts';
import { MINIMAL_KIT } from './minimalKit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { center, ...others } = MINIMAL_KIT.posts;
const kit = {
  ...MINIMAL_KIT,
  posts: { ...others, ...(center ? { center: { ...center, designs: true } } : {}) },
};

let place: Place;
let server: Running;
let zhou: string;
let lin: string;

beforeAll(async () => {
  place = await gitPlace();
  server = await start({ kit, configDir: place.configDir });
  [zhou, lin] = [await logIn(server, 'zhou'), await logIn(server, 'lin')];
});
afterAll(async () => {
  await server.end();
  await place.end();
});

const URL = '/api/drafts/visit';
const body = (changes: Record<string, unknown> = {}) => ({
  head: null,
  files: { 'kit.json': '{}\n' },
  message: ['改了名称'],
  ...changes,
});

describe('drafts over HTTP', () => {
  it('are closed to everybody whose post does not design', async () => {
    for (const [method, path, sent] of [
      ['GET', '/api/drafts'],
      ['GET', '/api/config/files'],
      ['GET', URL],
      ['PUT', URL, body()],
      ['DELETE', `${URL}?head=${'0'.repeat(40)}`],
    ] as const) {
      expect((await ask(server, lin, method, path, sent)).status).toBe(403);
      expect((await ask(server, undefined, method, path, sent)).status).toBe(401);
    }
    expect(place.git('for-each-ref', 'refs/heads/draft/')).toBe('');
  });

  it('are saved, read, found in the list and discarded', async () => {
    const began = await ask(server, zhou, 'GET', '/api/config/files');
    expect(began.json).toMatchObject({ keeper: 'git', files: Object.fromEntries(CONFIG) });
    const { start: from } = began.json as { start: string };
    const saved = await ask(server, zhou, 'PUT', URL, body({ start: from }));
    expect(saved).toMatchObject({
      status: 200,
      json: { keeper: 'git', who: 'zhou', before: null, message: ['改了名称'] },
    });
    const { head } = saved.json as { head: string };
    expect((await ask(server, zhou, 'GET', URL)).json).toMatchObject({ head, files: { 'kit.json': '{}\n' } });
    expect((await ask(server, zhou, 'GET', '/api/drafts')).json).toMatchObject({
      drafts: [{ what: 'visit', who: 'zhou', head }],
    });
    const late = await ask(server, zhou, 'PUT', URL, body());
    expect(late).toMatchObject({ status: 409, json: { error: 'conflict', head } });
    expect((await ask(server, zhou, 'GET', `/api/config/files?start=${from}`)).status).toBe(200);
    expect((await ask(server, zhou, 'DELETE', `${URL}?head=${head}`)).status).toBe(200);
    expect((await ask(server, zhou, 'GET', URL)).status).toBe(404);
  });

  it.each<[string, unknown]>([
    ['a path out of the config', { files: { '../kit.json': '{}' } }],
    ['a path into git', { files: { '.git/config.json': '{}' } }],
    ['a file that is no config', { files: { 'forms/run.sh': 'x' } }],
    ['a text that is none', { files: { 'kit.json': 7 } }],
    ['half a character', { files: { 'kit.json': '\ud83c' } }],
    ['files as a list', { files: ['kit.json'] }],
    [
      'too many files',
      {
        files: Object.fromEntries(
          Array.from({ length: 501 }, (_one, index) => [`lists/a${String(index)}.json`, '']),
        ),
      },
    ],
    ['a file that is too large', { files: { 'kit.json': 'x'.repeat(2 * 1024 * 1024 + 1) } }],
    ['a head that is no text', { head: 3 }],
    ['a start that is none', { start: '--upload-pack=x' }],
    ['sentences that are none', { message: [1] }],
  ])('refuse %s', async (_what, changes) => {
    expect((await ask(server, zhou, 'PUT', URL, body(changes as Record<string, unknown>))).status).toBe(400);
    expect(place.git('for-each-ref', 'refs/heads/draft/')).toBe('');
  });

  it('have names that can stand in a branch, and owners that are accounts', async () => {
    for (const name of ['..', 'A', '-x', 'a%2Fb', 'x.lock', 'a%00b', '%E7%BD%91']) {
      expect([name, (await ask(server, zhou, 'PUT', `/api/drafts/${name}`, body())).status >= 400]).toEqual([
        name,
        true,
      ]);
    }
    expect((await ask(server, zhou, 'GET', `${URL}?who=..%2Fmain`)).status).toBe(400);
    expect((await ask(server, zhou, 'GET', `${URL}?at=HEAD`)).status).toBe(404);
  });

  it('do not exist on a server that knows no folder', async () => {
    const other = await start({ kit });
    expect((await ask(other, await logIn(other, 'zhou'), 'GET', '/api/drafts')).status).toBe(404);
    await other.end();
  });
});

describe('a path of a config file', () => {
  it.each([
    'kit.json',
    'forms/a/form.schema.json',
    'forms/a/i18n/zh-CN.json',
    'flows/a/scenarios/春节 值班.json',
    'templates/a.en.hbs',
    'org/grids.geojson',
  ])('may be %s', (path) => {
    expect(isConfigPath(path)).toBe(true);
  });

  it.each([
    '',
    '/kit.json',
    'other.json',
    'forms/../kit.json',
    'forms//a.json',
    './kit.json',
    'forms/.git/a.json',
    'forms/a.json/b.json',
    'forms/a\\b.json',
    'forms/a\n.json',
    'forms/a\0.json',
    'forms/GIT~1/a.json',
    'forms/a /b.json',
    'forms/-a.json',
    'src/a.json',
    'forms/a/b/c/d/e.json',
    'forms/a.ts',
    'C:/a.json',
    'forms/e\u0301.json',
    'forms/a:b.json',
    `forms/${'a'.repeat(300)}.json`,
    'forms/\u202egnp.json',
  ])('is not %j', (path) => {
    expect(isConfigPath(path)).toBe(false);
  });
});
