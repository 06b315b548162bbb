/**
 * Nobody receives one byte of what is not theirs, through any route: a mark is planted in every place, every route of the server's own
 * table is asked by everybody in every way that a client may try, of every database, and every byte of the answers is searched. A
 * route without a probe fails the test.
 */
import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Holding } from '#core/model';
import { personDatabase } from '#core/rules';
import { plainPlace, writeFiles } from '../server/draftTown.ts';
import type { Place } from '../server/draftTown.ts';
import { ask, event, logIn, PASSWORD, PEOPLE, start, until, type Running } from '../server/harness.ts';
import { GRID, OTHER_GRID, SAME_VILLAGE, TOWN, UNIT } from '../server/minimalKit.ts';
import { appraisal, PERSONAL_KIT } from '../server/personalKit.ts';
import { photoWith, songsOf } from './canaries.ts';
import type { Canary } from './canaries.ts';
import { CLOSED, PROBES, tricksTo } from './probes.ts';
import type { Probe } from './probes.ts';
import { rawAsk } from './raw.ts';

const OTHER_UNIT = 'forestry';
const { posts, units } = PERSONAL_KIT;
const kit = {
  ...PERSONAL_KIT,
  posts: { ...posts, center: { ...posts['center']!, designs: true, appoints: true } },
  units: { ...units, [OTHER_UNIT]: { ...units[UNIT]!, id: OTHER_UNIT } },
};
const LIN = personDatabase('lin')!;
const DATABASES = [
  ...[GRID, SAME_VILLAGE, OTHER_GRID].map((grid) => `grid-${grid}`),
  ...[`unit-${UNIT}`, `unit-${OTHER_UNIT}`, LIN, 'town', 'cases', 'cases-persons', 'config'],
];

/** Accounts besides those of every test's town. */
const MORE: Readonly<Record<string, readonly Holding[]>> = {
  qin: [{ post: 'worker', seat: SAME_VILLAGE }],
  he: [{ post: 'specialist', seat: OTHER_UNIT }],
  mei: [{ post: 'worker', seat: GRID }],
};
/** Who hears what was planted where. Nobody of those that are not named, and those without a session, hear anything. */
const HEARS: Readonly<Record<string, readonly string[]>> = {
  lin: ['grid', 'person'],
  mei: ['grid'],
  qin: ['neighbours'],
  wu: ['others', 'dispatched'],
  chen: ['grid', 'neighbours'],
  zhou: ['grid', 'neighbours', 'others', 'dispatched', 'person', 'config', 'draft'],
  sun: ['dispatched'],
  he: [],
  none: [],
};

let place: Place;
let server: Running;
const cookies: Record<string, string> = {};
const planted: Canary[] = [];

function markOf(where: string): string {
  return `canary-that-was-planted-in-${where}-alone`;
}

async function plant(where: string, by: string, grid: string): Promise<string> {
  const words = markOf(where);
  const photo = photoWith(createHash('sha256').update(words).digest('hex'));
  const sent = event({ by, seat: grid, grid, data: { what: words, photos: ['a.jpg'] } });
  const _attachments = { 'a.jpg': { content_type: 'image/jpeg', data: photo.toString('base64') } };
  await send(by, `grid-${grid}`, { ...sent, _attachments });
  planted.push({ place: where, words, photo, id: sent._id });
  return sent._id;
}

async function send(by: string, database: string, doc: object): Promise<void> {
  const answer = await ask(server, cookies[by], 'POST', `/${database}/_bulk_docs`, { docs: [doc] });
  expect(answer.json).toMatchObject([{ ok: true }]);
}

beforeAll(async () => {
  place = await plainPlace();
  await writeFiles(place.configDir, new Map([['kit.json', `{ "id": "${markOf('config')}" }\n`]]));
  server = await start({ kit, configDir: place.configDir });
  const people = Object.entries(MORE).map(([name, holdings]) => ({ name, displayName: name, holdings }));
  await server.town.accounts.users.create([
    ...people.map((person) => ({ ...person, password: PASSWORD })),
    { name: 'inte', displayName: 'inte', holdings: [], password: PASSWORD, integrator: true },
  ]);
  for (const name of [...Object.keys(PEOPLE), ...Object.keys(MORE), 'inte'])
    cookies[name] = await logIn(server, name);
  await plant('grid', 'lin', GRID);
  await plant('neighbours', 'qin', SAME_VILLAGE);
  await plant('others', 'wu', OTHER_GRID);
  const open = await plant('dispatched', 'wu', OTHER_GRID);
  await server.hub.settled();
  const center = { by: 'zhou', post: 'center', seat: TOWN };
  const dispatch = {
    ...center,
    case: open.split('/')[1]!,
    base: open,
    grid: OTHER_GRID,
    data: { unit: UNIT },
  };
  await send('zhou', 'town', event({ ...dispatch, act: 'dispatch' }));
  const scored = appraisal('open', { data: { who: 'lin', opinion: markOf('person') } });
  await send('zhou', 'town', scored);
  await send('zhou', 'town', appraisal('tell', { case: scored.case, base: scored._id }));
  planted.push({ place: 'person', words: markOf('person'), id: scored._id });
  planted.push({ place: 'config', words: markOf('config') }, { place: 'draft', words: markOf('draft') });
  const { json } = await ask(server, cookies['zhou'], 'GET', '/api/config/files');
  const draft = {
    start: (json as { start: string }).start,
    head: null,
    files: { 'kit.json': `{ "id": "${markOf('draft')}" }\n` },
    message: ['样例'],
  };
  const saved = await ask(server, cookies['zhou'], 'PUT', '/api/drafts/secret', draft);
  expect(saved.status).toBe(200);
  await server.hub.settled();
}, 300_000);
afterAll(async () => {
  await server.end();
  await place.end();
});

interface Heard {
  readonly place: string;
  readonly song: string;
  readonly request: string;
}

/** Asks everything with this cookie; gives all that was heard of anything planted. */
async function search(cookie: string | undefined): Promise<readonly Heard[]> {
  const ids = planted.flatMap(({ id }) => id ?? []);
  const asked = { ids, coded: ids.map((id) => encodeURIComponent(id)) };
  const requests = Object.entries(PROBES).flatMap(([route, probes]) =>
    probes(asked).flatMap((probe) => requestsOf(route, probe)),
  );
  const events = DATABASES.slice(0, 6);
  const tricks = events.flatMap((own, number) =>
    tricksTo(own, events[(number + 1) % events.length]!).map((path) => ({ method: 'GET', path, body: '' })),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const heard = await Promise.all(
    [...requests, ...tricks].map(async ({ method, path, body }): Promise<readonly Heard[]> => {
      const headers = {
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === ''
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
      };
      const answer = await rawAsk(server.port, method, path, headers, body, agent);
      const request = `${method} ${path}`;
      // What the server did not look at proves nothing.
      if (answer.status === 429 || answer.status >= 500)
        throw new Error(`${request}: ${String(answer.status)}`);
      const head = new TextEncoder().encode(JSON.stringify(answer.headers));
      const bytes = Buffer.concat([head, new Uint8Array(answer.bytes)]);
      return planted.flatMap((canary) =>
        songsOf(bytes, canary, path + body).map((song) => ({ place: canary.place, song, request })),
      );
    }),
  );
  agent.destroy();
  return heard.flat();
}

function requestsOf(
  route: string,
  { path, body, method, at }: Probe,
): readonly { readonly method: string; readonly path: string; readonly body: string }[] {
  const [verb = ''] = route.split(' ');
  const names = route.includes(':db') ? [...DATABASES, ...CLOSED] : [''];
  return names.map((name) => ({
    method: method ?? verb,
    path: at === undefined ? `/${name}${path}` : at(name),
    body: body === undefined ? '' : JSON.stringify(body),
  }));
}

function placesOf(heard: readonly Heard[], song?: string): readonly string[] {
  return [
    ...new Set(heard.filter((one) => song === undefined || one.song === song).map((one) => one.place)),
  ].sort();
}

/** Exactly these places: nothing of another, and the search would have found it. */
async function expectHeard(cookie: string | undefined, places: readonly string[]): Promise<void> {
  const heard = await search(cookie);
  expect(heard.filter((one) => !places.includes(one.place))).toEqual([]);
  expect(placesOf(heard, 'words')).toEqual([...places].sort());
}

describe('reading', () => {
  test('every route of the server has its probes', () => {
    const routes = server.routes.flatMap(({ methods, path }) =>
      methods.map((method) => `${method} /${path.join('/')}`),
    );
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => !Object.hasOwn(PROBES, route))).toEqual([]);
  });

  test.each(Object.keys(HEARS))(
    '%s hears what is theirs and nothing else',
    async (who) => {
      await expectHeard(cookies[who], HEARS[who]!);
    },
    300_000,
  );

  test('without a session, or with a cookie that is none, nothing is heard', async () => {
    await expectHeard(undefined, []);
    await expectHeard(`${cookies['zhou']!.slice(0, -4)}AAAA`, []);
  }, 300_000);

  test('another system hears of cases by asking the list cache, and not a word of an event', async () => {
    const heard = await search(cookies['inte']);
    expect(heard.filter(({ song, request }) => song !== 'id' || request !== 'POST /cases/_find')).toEqual([]);
    expect(placesOf(heard)).toContain('grid');
    // Nor that somebody was assessed at all.
    expect(placesOf(heard)).not.toContain('person');
  }, 300_000);

  test('after a change of post it is the other one’s, at once, with the same session', async () => {
    const { users } = server.town.accounts;
    await users.setHoldings('wu', [{ post: 'worker', seat: GRID }]);
    await expectHeard(cookies['wu'], ['grid']);
    await users.setHoldings('wu', PEOPLE['wu']!);
    await users.setHoldings('sun', [{ post: 'specialist', seat: OTHER_UNIT }]);
    await expectHeard(cookies['sun'], []);
    await users.setHoldings('sun', PEOPLE['sun']!);
    for (const name of ['lin', 'zhou']) {
      await users.setHoldings(name, []);
      await expectHeard(cookies[name], []);
      await users.setHoldings(name, PEOPLE[name]!);
    }
  }, 300_000);

  test('a feed that is open when the right is taken away ends without a byte of what comes next', async () => {
    const path = `/grid-${GRID}/_changes?feed=longpoll&since=now&include_docs=true&attachments=true`;
    const feeds = ['', '&heartbeat=1000', '&limit=1', '&timeout=60000'].map((more) =>
      rawAsk(server.port, 'GET', path + more, { cookie: cookies['chen']! }),
    );
    await until(() => (server.town.feeds.size === feeds.length ? true : undefined), 'the feeds are open');
    await server.town.accounts.users.setHoldings('chen', [{ post: 'worker', seat: OTHER_GRID }]);
    await plant('grid', 'lin', GRID);
    const next = planted.at(-1)!;
    for (const { bytes } of await Promise.all(feeds)) expect(songsOf(bytes, next, '')).toEqual([]);
    await server.town.accounts.users.setHoldings('chen', PEOPLE['chen']!);
  });
});
