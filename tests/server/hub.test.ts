/** The hub brings a case's events to everybody who is to have them, and to nobody else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseOfId } from '#core/door';
import { startHub } from '../../runtime/server/hub/startHub.ts';
import { findSummary, writeFormat } from '../../runtime/server/lists/summaries.ts';
import { START } from '../../runtime/server/storage/Database.ts';
import { MortalTown } from '../faults/mortal.ts';
import { ask, event, forgetCheckpoint, logIn, PEOPLE, PHOTO_FILE, start, ulid } from './harness.ts';
import type { Running, Sent } from './harness.ts';
import { GRID, MINIMAL_KIT, OTHER_GRID, TOWN, UNIT } from './minimalKit.ts';

let server: Running;
let cookies: Record<string, string>;

beforeEach(async () => {
  server = await start();
  cookies = {};
  for (const name of Object.keys(PEOPLE)) cookies[name] = await logIn(server, name);
});
afterEach(() => server.end());

async function send(name: string, database: string, ...docs: readonly Sent[]): Promise<void> {
  const answer = await ask(server, cookies[name], 'POST', `/${database}/_bulk_docs`, { docs });
  expect((answer.json as { ok?: boolean }[]).map((row) => row.ok === true)).toEqual(docs.map(() => true));
  await server.hub.settled();
}

/** Ids and revisions of the events of a database. */
async function contents(database: string): Promise<Record<string, string>> {
  const { rows } = await (await server.town.databases.get(database, 'server')).rows({});
  return Object.fromEntries(rows.map((row) => [row.key, 'value' in row ? row.value.rev : 'missing']));
}

const at = (minutes: number): string => new Date(Date.now() - 3_600_000 + minutes * 60_000).toISOString();

function dispatchOf(open: Sent, unit = UNIT): Sent {
  const changes = { case: open.case, base: open._id, act: 'dispatch', data: { unit }, at: at(1) };
  return event({ ...changes, by: 'zhou', post: 'center', seat: TOWN });
}

function correction(changes: Partial<Sent>): Sent {
  const { data: _none, ...rest } = event({ ...changes, act: 'correct' });
  return { ...rest, edits: [{ pointer: '/what', from: 'x', to: 'y' }] };
}

describe('the hub', () => {
  test('copies an event with its photo and its revision between grid and town', async () => {
    const open: Sent = { ...event({ at: at(0) }), _attachments: { 'a.jpg': PHOTO_FILE } };
    await send('lin', `grid-${GRID}`, open);
    expect(await contents('town')).toEqual(await contents(`grid-${GRID}`));
    const photo = await ask(server, cookies['zhou'], 'GET', `/town/${encodeURIComponent(open._id)}/a.jpg`);
    expect(Buffer.from(PHOTO_FILE.data, 'base64').length).toBe(Number(photo.headers.get('content-length')));
  });

  test('brings a case to a department only when it is dispatched to it, then with all that was before', async () => {
    const open = event({ at: at(0) });
    await send('lin', `grid-${GRID}`, open);
    expect(await contents(`unit-${UNIT}`)).toEqual({});
    const dispatch = dispatchOf(open);
    await send('zhou', 'town', dispatch);
    expect(Object.keys(await contents(`unit-${UNIT}`)).sort()).toEqual([open._id, dispatch._id].sort());
    const finish = event({
      case: open.case,
      base: dispatch._id,
      act: 'finish',
      at: at(2),
      by: 'sun',
      post: 'specialist',
      seat: UNIT,
      data: {},
    });
    await send('sun', `unit-${UNIT}`, finish);
    for (const database of ['town', `grid-${GRID}`]) {
      expect(await contents(database)).toEqual(await contents(`unit-${UNIT}`));
    }
    expect(await contents(`grid-${OTHER_GRID}`)).toEqual({});
  });

  test('who received a case keeps receiving it, though a late event takes back what it was received for', async () => {
    await server.end();
    const units = {
      ...MINIMAL_KIT.units,
      forestry: { id: 'forestry', title: { 'zh-CN': '林业站', en: 'Forestry' } },
    };
    server = await start({ kit: { ...MINIMAL_KIT, units } });
    for (const name of Object.keys(PEOPLE)) cookies[name] = await logIn(server, name);
    const open = event({ at: at(0) });
    await send('lin', `grid-${GRID}`, open);
    await send('zhou', 'town', { ...dispatchOf(open), at: at(5) });
    // Made before the other, on a device that was offline: now the case is with forestry, and the other dispatch is refused.
    await send('zhou', 'town', dispatchOf(open, 'forestry'));
    const all = await contents('town');
    expect(Object.keys(all)).toHaveLength(3);
    expect(await contents('unit-forestry')).toEqual(all);
    expect(await contents(`unit-${UNIT}`)).toEqual(all);
    // Also when nothing but the databases themselves knows of it.
    await server.hub.stop();
    await forgetSummaries();
    const next = await startHub(server.town);
    await next.settled();
    await send('lin', `grid-${GRID}`, correction({ case: open.case, base: open._id, at: at(6) }));
    await next.settled();
    await next.stop();
    expect(Object.keys(await contents(`unit-${UNIT}`))).toHaveLength(4);
    expect((await findSummary(server.town, open.case))?.databases).toContain(`unit-${UNIT}`);
  });

  test('gives nobody a case for having written into it unasked', async () => {
    const open = event({ at: at(0) });
    const unasked = { case: open.case, base: open._id, act: 'finish', data: {}, at: at(2) };
    const finish = event({ ...unasked, by: 'sun', post: 'specialist', seat: UNIT });
    // Past the door, which would not take it.
    await (await server.town.databases.get(`unit-${UNIT}`, 'server')).write([finish], true);
    await send('lin', `grid-${GRID}`, open, correction({ case: open.case, base: open._id, at: at(3) }));
    await server.hub.settled();
    expect(Object.keys(await contents('town'))).toHaveLength(3);
    expect(Object.keys(await contents(`unit-${UNIT}`))).toHaveLength(1);
  });

  test('takes a refused event to where the case is, so that everybody sees its verdict', async () => {
    const open = event({ at: at(0) });
    await send('lin', `grid-${GRID}`, open, correction({ case: open.case, base: open._id, at: at(-5) }));
    expect(Object.keys(await contents('town'))).toHaveLength(2);
    expect(await contents('town')).toEqual(await contents(`grid-${GRID}`));
  });

  test('lets nobody write into the grid of others by naming a case of theirs', async () => {
    const open = event({ at: at(0) });
    await send('lin', `grid-${GRID}`, open);
    const theirs = { case: open.case, by: 'wu', grid: OTHER_GRID, seat: OTHER_GRID };
    const forged = [event({ ...theirs, at: at(-10) }), correction({ ...theirs, base: open._id, at: at(5) })];
    const answer = await ask(server, cookies['wu'], 'POST', `/grid-${OTHER_GRID}/_bulk_docs`, {
      docs: forged,
    });
    const codes = (answer.json as { reason: string }[]).map(
      ({ reason }) => (JSON.parse(reason) as { code: string }).code,
    );
    expect(codes).toEqual(['case.exists', 'grid.other']);
    // Even if it came in, before the town knew of the case.
    const other = await server.town.databases.get(`grid-${OTHER_GRID}`, 'server');
    await other.write(forged.slice(1), true);
    await server.hub.settled();
    expect(Object.keys(await contents('town'))).toContain(forged[1]?._id);
    expect(Object.keys(await contents(`grid-${GRID}`))).toEqual([open._id]);
  });

  test('does nothing when it has done its work, and the same again from nothing', async () => {
    const open = event({ at: at(0) });
    await send('lin', `grid-${GRID}`, open);
    await send('zhou', 'town', dispatchOf(open));
    const before = await Promise.all(['town', `grid-${GRID}`, `unit-${UNIT}`].map(sequenceOf));
    for (const name of ['town', `grid-${GRID}`, `unit-${UNIT}`]) {
      await forgetCheckpoint(await server.town.databases.get(name, 'server'));
    }
    server = await server.restart();
    await server.hub.settled();
    expect(await Promise.all(['town', `grid-${GRID}`, `unit-${UNIT}`].map(sequenceOf))).toEqual(before);
  });

  test('shows a department not one byte of a case before it is dispatched to it, by whatever way it asks', async () => {
    const secret = '样例：只在网格里的话';
    const open: Sent = {
      ...event({ at: at(0), data: { what: secret, photos: ['a.jpg'] } }),
      _attachments: { 'a.jpg': PHOTO_FILE },
    };
    await send('lin', `grid-${GRID}`, open);
    const everything = async (): Promise<string> => {
      const db = `unit-${UNIT}`;
      const id = encodeURIComponent(open._id);
      const answers = [
        await ask(server, cookies['sun'], 'GET', `/${db}/_all_docs?include_docs=true`),
        await ask(server, cookies['sun'], 'GET', `/${db}/_changes?include_docs=true`),
        await ask(server, cookies['sun'], 'POST', `/${db}/_find`, { selector: {} }),
        await ask(server, cookies['sun'], 'POST', `/${db}/_bulk_get`, { docs: [{ id: open._id }] }),
        await ask(server, cookies['sun'], 'GET', `/${db}/${id}`),
        await ask(server, cookies['sun'], 'GET', `/${db}/${id}/a.jpg`),
        await ask(server, cookies['sun'], 'GET', `/town/${id}`),
        await ask(server, cookies['sun'], 'GET', `/grid-${GRID}/${id}`),
        await ask(server, cookies['sun'], 'POST', '/cases/_find', { selector: {} }),
      ];
      return answers.map(({ text }) => text).join('\n');
    };
    const before = await everything();
    expect(before).not.toContain(secret);
    // What it asked for itself comes back in the answers; anything else of the case would be news.
    expect(before.split(open._id).join('')).not.toContain(open.case);
    expect(before).not.toContain(PHOTO_FILE.data);
    await send('zhou', 'town', dispatchOf(open));
    expect(await everything()).toContain(secret);
    const photo = await ask(
      server,
      cookies['sun'],
      'GET',
      `/unit-${UNIT}/${encodeURIComponent(open._id)}/a.jpg`,
    );
    expect(photo.status).toBe(200);
  });

  test('killed before or after any of its steps and started again, it has lost and doubled nothing', async () => {
    await server.hub.stop();
    let steps = 0;
    for (let survived = false; !survived; steps += 1) {
      const open: Sent = { ...event({ at: at(0) }), _attachments: { 'a.jpg': PHOTO_FILE } };
      await send('lin', `grid-${GRID}`, open);
      const dispatch = dispatchOf(open);
      await send('zhou', 'town', dispatch);
      const mortal = new MortalTown(server.town);
      mortal.killAfter(steps);
      const dying = await startHub(mortal.town).catch(() => undefined);
      await Promise.race([mortal.death, dying?.settled()]);
      survived = !mortal.isDead;
      mortal.kill();
      await dying?.stop();
      const next = await startHub(server.town);
      await next.settled();
      await next.stop();
      for (const database of ['town', `grid-${GRID}`, `unit-${UNIT}`]) {
        expect([steps, database, await revisionsOf(database, open.case)]).toEqual([steps, database, [1, 1]]);
      }
      expect(await findSummary(server.town, open.case)).toMatchObject({ head: dispatch._id });
    }
    expect(steps).toBeGreaterThan(20);
    // Some fifty starts of a hub; over a CouchDB, on a machine with other work, each takes its seconds.
  }, 1_200_000);

  test('two at the same time do all of it and nothing twice', async () => {
    await server.hub.stop();
    const opens = Array.from({ length: 12 }, () => event({ at: at(0), case: ulid() }));
    await send('lin', `grid-${GRID}`, ...opens);
    await send('zhou', 'town', ...opens.slice(0, 6).map((open) => dispatchOf(open)));
    const hubs = await Promise.all([startHub(server.town), startHub(server.town)]);
    // And while both are at it, more comes in.
    await Promise.all([
      send('zhou', 'town', ...opens.slice(6).map((open) => dispatchOf(open))),
      ...hubs.map((hub) => hub.settled()),
    ]);
    for (const hub of hubs) await hub.settled();
    for (const open of opens) {
      for (const database of ['town', `grid-${GRID}`, `unit-${UNIT}`])
        expect([database, await revisionsOf(database, open.case)]).toEqual([database, [1, 1]]);
      expect(await findSummary(server.town, open.case)).toMatchObject({ states: ['assigned'] });
    }
    for (const hub of hubs) await hub.stop();
  });

  test('a case that cannot be copied holds up no other, and is copied when it can be', async () => {
    await server.hub.stop();
    const [bad, good] = [event({ at: at(0) }), event({ at: at(0) })];
    await send('lin', `grid-${GRID}`, bad, good);
    let broken = true;
    const { databases } = server.town;
    const get: typeof databases.get = async (name, by) => {
      const database = await databases.get(name, by);
      const document: typeof database.document = async (id, question) => {
        if (broken && id === bad._id) throw new Error('样例：磁盘坏道');
        return database.document(id, question);
      };
      return name === `grid-${GRID}` ? overlaid(database, { document }) : database;
    };
    const hub = await startHub(overlaid(server.town, { databases: overlaid(databases, { get }) }));
    await hub.settled();
    expect(Object.keys(await contents('town'))).toEqual([good._id]);
    broken = false;
    await hub.stop();
    // Another one begins where the first could not go on.
    const next = await startHub(server.town);
    await next.settled();
    await next.stop();
    expect(Object.keys(await contents('town')).sort()).toEqual([bad._id, good._id].sort());
  });

  test('carries what came in while it was not running', async () => {
    await server.hub.stop();
    const opens = Array.from({ length: 30 }, () => event({ at: at(0), case: ulid() }));
    await send('lin', `grid-${GRID}`, ...opens);
    expect(await contents('town')).toEqual({});
    server = await server.restart();
    await server.hub.settled();
    expect(await contents('town')).toEqual(await contents(`grid-${GRID}`));
  });
});

/** As after the list cache was deleted. */
async function forgetSummaries(): Promise<void> {
  const cache = await server.town.databases.get('cases', 'server');
  const { rows } = await cache.rows({});
  const ends = rows.flatMap((row) =>
    'value' in row && !row.key.startsWith('_') ? [{ _id: row.key, _rev: row.value.rev, _deleted: true }] : [],
  );
  await cache.write(ends, true);
  await writeFormat(server.town, 'none');
}

/** Of each event of a case the number of its revisions. */
async function revisionsOf(database: string, caseId: string): Promise<readonly number[]> {
  const { rows } = await (await server.town.databases.get(database, 'server')).changes({ since: START });
  return rows.filter(({ id }) => caseOfId(id) === caseId).map(({ changes }) => changes.length);
}

/** The same object with some members of its own. */
function overlaid<T extends object>(target: T, members: Partial<T>): T {
  return new Proxy(target, {
    get(_, key) {
      const found: unknown = Object.hasOwn(members, key)
        ? Reflect.get(members, key)
        : Reflect.get(target, key);
      return typeof found === 'function' ? (found as (...args: unknown[]) => unknown).bind(target) : found;
    },
  });
}

async function sequenceOf(database: string): Promise<string> {
  return (await (await server.town.databases.get(database, 'server')).info()).lastSeq;
}
