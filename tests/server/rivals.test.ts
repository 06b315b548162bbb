/** Two contents for the id of one event: the door takes one, and what two servers took all the same is lost nowhere. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, event, local, logIn, PHOTO, PHOTO_FILE, remote, start } from './harness.ts';
import type { Answer, Running, Sent } from './harness.ts';
import { GRID, TOWN, UNIT, VILLAGE } from './minimalKit.ts';

const DB = `grid-${GRID}`;
const errors: string[] = [];
let server: Running;

beforeEach(async () => {
  errors.length = 0;
  server = await start({
    log: (level, message) => {
      if (level === 'error') errors.push(message);
    },
  });
});
afterEach(() => server.end());

const revision = (digit: string): string => `1-${digit.repeat(32)}`;

async function replicate(cookie: string, ...docs: readonly object[]): Promise<Answer> {
  return ask(server, cookie, 'POST', `/${DB}/_bulk_docs`, { docs, new_edits: false });
}

/** Every content that a database holds of an event, by revision, and the one that it shows. */
async function leavesIn(
  database: string,
  id: string,
): Promise<{ shown: string; all: Record<string, unknown> }> {
  const place = await server.town.databases.get(database, 'server');
  const leaves = (await place.document(id, { openRevisions: 'all' })) as { ok: Sent & { _rev: string } }[];
  const { _rev: shown } = (await place.document(id)) as { _rev: string };
  return { shown, all: Object.fromEntries(leaves.map(({ ok }) => [ok._rev, ok.data])) };
}

describe('a second first revision', () => {
  test('beside a stored event is refused, whoever brings it, and nothing of it is kept', async () => {
    const first = event();
    expect((await replicate(await logIn(server, 'lin'), { ...first, _rev: revision('1') })).json).toEqual([]);
    const rivals = [
      { ...first, _rev: revision('f'), data: { what: '样例：别的内容' } },
      { ...first, _rev: revision('e'), by: 'chen', post: 'chief', seat: VILLAGE },
    ];
    for (const [place, name] of ['lin', 'chen'].entries()) {
      const [answer] = (await replicate(await logIn(server, name), rivals[place]!)).json as {
        error: string;
        reason: string;
      }[];
      expect([answer?.error, JSON.parse(answer?.reason ?? '{}')]).toMatchObject([
        'forbidden',
        { code: 'event.immutable' },
      ]);
    }
    await server.hub.settled();
    for (const database of [DB, 'town'])
      expect(await leavesIn(database, first._id)).toEqual({
        shown: revision('1'),
        all: { [revision('1')]: first.data },
      });
  });

  test('sent with it at the same moment, one of them is taken and the others are told so', async () => {
    const first = event();
    const contents = ['1', '2', '3', '4', '5', '6'].map((digit) => ({
      ...first,
      _rev: revision(digit),
      data: { what: digit },
    }));
    const lin = await logIn(server, 'lin');
    const answers = await Promise.all(contents.map((one) => replicate(lin, one)));
    const taken = contents.filter((_, place) => (answers[place]?.json as object[]).length === 0);
    expect(taken.length).toBe(1);
    expect((await leavesIn(DB, first._id)).all).toEqual({ [taken[0]!._rev]: taken[0]!.data });
  });
});

describe('two contents that two servers took in the same instant', () => {
  /** As each server would have written its own, behind the doors. */
  async function take(database: string, ...docs: readonly object[]): Promise<void> {
    const place = await server.town.databases.get(database, 'server');
    for (const doc of docs) await place.write([{ ...doc }], false);
    await server.hub.settled();
  }

  const open = (): Sent => event({ at: new Date(Date.now() - 3_600_000).toISOString() });

  test('are both in every database that is to have the event, with their photos, and all show the same', async () => {
    const first = open();
    const [one, other] = [
      { ...first, _rev: revision('a'), data: { what: '样例：一' }, _attachments: { 'a.jpg': PHOTO_FILE } },
      { ...first, _rev: revision('b'), data: { what: '样例：二' } },
    ];
    await take(DB, one);
    await take(DB, other);
    const both = { shown: revision('b'), all: { [revision('a')]: one.data, [revision('b')]: other.data } };
    expect(await leavesIn(DB, first._id)).toEqual(both);
    expect(await leavesIn('town', first._id)).toEqual(both);
    const path = `/town/${encodeURIComponent(first._id)}/a.jpg?rev=${revision('a')}`;
    const zhou = await logIn(server, 'zhou');
    const photo = await fetch(`${server.url}${path}`, { headers: { cookie: zhou } });
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(PHOTO);
    // Whoever has the case from now on has both too, and so has a device.
    const dispatch = event({
      ...{ case: first.case, base: first._id, act: 'dispatch', data: { unit: UNIT } },
      ...{ by: 'zhou', post: 'center', seat: TOWN },
    });
    await ask(server, zhou, 'POST', '/town/_bulk_docs', { docs: [dispatch] });
    await server.hub.settled();
    expect(await leavesIn(`unit-${UNIT}`, first._id)).toEqual(both);
    const phone = local();
    await phone.replicate.from(remote(server, 'town', zhou));
    const held = await phone.get(first._id, { conflicts: true });
    expect([held._rev, held._conflicts, held['data']]).toEqual([revision('b'), [revision('a')], other.data]);
    expect(new Set(errors)).toEqual(new Set(['two servers took two contents for one event; both are kept']));
  });

  test('in different databases meet in both', async () => {
    const first = open();
    const [one, other] = [
      { ...first, _rev: revision('d'), data: { what: '样例：一' } },
      { ...first, _rev: revision('c'), data: { what: '样例：二' } },
    ];
    await server.hub.stop();
    await take(DB, one);
    await take('town', other);
    server = await server.restart();
    await server.hub.settled();
    const both = { shown: revision('d'), all: { [revision('d')]: one.data, [revision('c')]: other.data } };
    expect(await leavesIn(DB, first._id)).toEqual(both);
    expect(await leavesIn('town', first._id)).toEqual(both);
  });

  test('of which one claims another grid go no further than each may', async () => {
    const first = open();
    const other = { ...first, _rev: revision('7'), grid: '990101101001002' };
    await take(DB, { ...first, _rev: revision('8') });
    await take('town', other);
    expect(Object.keys((await leavesIn('town', first._id)).all).sort()).toEqual([
      revision('7'),
      revision('8'),
    ]);
    expect(Object.keys((await leavesIn(DB, first._id)).all)).toEqual([revision('8')]);
    expect(errors.filter((error) => error.includes('could not copy'))).toEqual([]);
  });
});
