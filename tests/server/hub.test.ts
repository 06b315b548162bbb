/** The hub brings a case's events to everybody who is to have them, and to nobody else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, event, forgetCheckpoint, logIn, PEOPLE, PHOTO_FILE, start, ulid } from './harness.ts';
import type { Running, Sent } from './harness.ts';
import { GRID, OTHER_GRID, TOWN, UNIT } from './minimalKit.ts';

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

async function sequenceOf(database: string): Promise<string> {
  return (await (await server.town.databases.get(database, 'server')).info()).lastSeq;
}
