/** The list cache: kept by the hub, correct when time alone passes, made anew when it is gone, and read by those who may. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import nano from 'nano';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Holding } from '#core/model';
import { readKit } from '#core/model';
import { openCasesOf } from '../../runtime/server/lists/openCasesOf.ts';
import { findSummary, writeSummary } from '../../runtime/server/lists/summaries.ts';
import { documentsUnder } from '../../runtime/server/storage/documents.ts';
import { couchUrl, overCouch } from '../couch/couchServer.ts';
import { GRID, TOWN, tinyFiles } from '../stores/tinyTown.ts';
import { ask, event, logIn, PASSWORD, start } from './harness.ts';
import type { Running, Sent } from './harness.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-05-08T09:00:00.000+08:00');
const text = (words: string): object => ({ 'zh-CN': words, en: words });

/** The tiny town with a town post, a unit and a list. */
function files(columns: readonly object[] = [{ show: 'summary' }]): ReadonlyMap<string, string> {
  const more = {
    'org/roles.json': {
      posts: {
        worker: { title: text('网格员'), reach: 'grid', home: 'phone' },
        center: { title: text('中心'), reach: 'town', home: 'desk' },
      },
    },
    'lists/all.json': { title: text('全部'), flow: 'matter', posts: ['center'], columns, sort: 'newest' },
  };
  const texts = Object.entries(more).map(([path, value]) => [path, JSON.stringify(value)] as const);
  return new Map([...Object.entries(tinyFiles()), ...texts]);
}

function kitOf(columns?: readonly object[]) {
  const loaded = readKit(files(columns));
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems));
  return loaded.kit;
}

const kit = kitOf();
let now = START;
let server: Running;
let cookies: Record<string, string>;

const WHO: Readonly<Record<string, { readonly holdings: readonly Holding[]; readonly integrator?: true }>> = {
  lin: { holdings: [{ post: 'worker', seat: GRID }] },
  zhou: { holdings: [{ post: 'center', seat: TOWN }] },
  county: { holdings: [], integrator: true },
};

async function open(options: Partial<Parameters<typeof start>[0]> = {}): Promise<void> {
  server = await start({ kit, files: files(), clock: () => now, ...options });
  const { users } = server.town.accounts;
  await users.create(
    Object.entries(WHO).map(([name, who]) => ({ name, displayName: name, password: PASSWORD, ...who })),
  );
  cookies = {};
  for (const name of Object.keys(WHO)) cookies[name] = await logIn(server, name);
}

beforeEach(async () => {
  now = START;
  await open();
});
afterEach(() => server.end());

function matter(changes: Partial<Sent> = {}): Sent {
  const at = new Date(now + 8 * HOUR).toISOString().replace('Z', '+08:00');
  return event({ flow: 'matter', rev: kit.revision, seat: GRID, grid: GRID, at, ...changes });
}

async function send(...docs: readonly Sent[]): Promise<void> {
  const answer = await ask(server, cookies['lin'], 'POST', `/grid-${GRID}/_bulk_docs`, { docs });
  expect((answer.json as { ok?: boolean }[]).every(({ ok }) => ok === true)).toBe(true);
  await server.hub.settled();
}

/** What the audit log says this account took. */
async function takenBy(name: string): Promise<readonly unknown[]> {
  const lines = await documentsUnder(await server.town.databases.get('audit', 'server'), 'a/');
  return lines.filter(({ what, account }) => what === 'export' && account === name).map(({ facts }) => facts);
}

const query = async (name: string, body: object): Promise<readonly Record<string, unknown>[]> => {
  const answer = await ask(server, cookies[name], 'POST', '/cases/_find', body);
  expect(answer.status).toBe(200);
  return (answer.json as { docs: Record<string, unknown>[] }).docs;
};

const opening = (what: string): Sent => matter({ data: { what } });
const finish = (one: Sent): Sent => {
  const { data: _none, ...rest } = matter({ case: one.case, base: one._id, act: 'finish' });
  return rest;
};

describe('the list cache', () => {
  test('holds a case as soon as the hub has copied it, and follows it to its end', async () => {
    const one = opening('样例：路灯');
    await send(one);
    expect(await findSummary(server.town, one.case)).toMatchObject({
      open: true,
      states: ['doing'],
      fields: { '/what': '样例：路灯' },
      nextDue: '2026-05-08T11:00:00.000+08:00',
      head: one._id,
      databases: [`grid-${GRID}`, 'town'],
    });
    now += HOUR;
    await send(finish(one));
    const closed = await findSummary(server.town, one.case);
    expect(closed).toMatchObject({ open: false, closedAt: '2026-05-08T10:00:00.000+08:00' });
    expect(closed).not.toHaveProperty('nextDue');
    expect(closed?.deadlines).toMatchObject([{ id: 'handle', light: 'met' }]);
  });

  test('finds a report of a year, what is overdue now, and what was kept since the last time', async () => {
    const first = opening('样例：甲');
    await send(first);
    now += HOUR;
    const second = opening('样例：乙');
    await send(second);
    const year = {
      selector: { flow: 'matter', openedAt: { $gte: '2026-01-01', $lt: '2027-01-01' } },
      sort: [{ flow: 'desc' }, { openedAt: 'desc' }],
      fields: ['_id', 'fields'],
    };
    expect(await query('zhou', year)).toEqual([
      { _id: second.case, fields: { '/what': '样例：乙' } },
      { _id: first.case, fields: { '/what': '样例：甲' } },
    ]);
    const overdueAt = (instant: string): object => ({
      selector: { nextDue: { $gt: '', $lte: instant } },
      fields: ['_id'],
    });
    expect(await query('county', overdueAt('2026-05-08T10:59:00.000+08:00'))).toEqual([]);
    expect(await query('county', overdueAt('2026-05-08T11:00:00.000+08:00'))).toEqual([{ _id: first.case }]);
    const since = (await findSummary(server.town, first.case))?.keptAt;
    const news = { selector: { keptAt: { $gt: since } }, sort: ['keptAt'], fields: ['_id'] };
    expect(await query('county', news)).toEqual([{ _id: second.case }]);
  });

  test('changes when a deadline passes without an event, also one that passed while no hub ran', async () => {
    const one = opening('样例');
    await send(one);
    const before = await findSummary(server.town, one.case);
    now += 3 * HOUR;
    server.hub.start();
    await server.hub.settled();
    const after = await findSummary(server.town, one.case);
    expect([before?.states, after?.states]).toEqual([['doing'], ['late']]);
    now = START;
    const other = opening('样例');
    await send(other);
    await server.close();
    now += 3 * HOUR;
    await open({ dataDir: server.dataDir });
    await server.hub.settled();
    expect(await findSummary(server.town, other.case)).toMatchObject({ states: ['late'] });
  });

  test('is made anew from the events when somebody deleted it', async () => {
    const cases = [opening('样例：甲'), opening('样例：乙')];
    await send(...cases);
    const before = await query('zhou', { selector: { kind: 'case' } });
    await server.close();
    if (overCouch()) await nano(couchUrl().replace(/\/$/, '')).db.destroy('cases');
    else await rm(join(server.dataDir, 'db', 'cases'), { recursive: true });
    await open({ dataDir: server.dataDir });
    await server.hub.settled();
    const bare = (docs: readonly object[]): unknown => docs.map((doc) => ({ ...doc, _rev: '' }));
    expect(before).toHaveLength(2);
    expect(bare(await query('zhou', { selector: { kind: 'case' } }))).toEqual(bare(before));
  });

  test('takes another form when the lists do', async () => {
    const one = opening('样例');
    await send(one);
    const before = await findSummary(server.town, one.case);
    await server.close();
    const other = kitOf([{ show: 'number' }]);
    // As published before: the case stays pinned to the revision it was opened with.
    await open({ dataDir: server.dataDir, kit: other, readKit: () => kit });
    await server.hub.settled();
    const after = await findSummary(server.town, one.case);
    expect([before?.fields, after?.fields]).toEqual([{ '/what': '样例' }, {}]);
    expect(after?.states).toEqual(['doing']);
  });

  test('written by two at the same time ends with what the later one read', async () => {
    const one = opening('样例');
    await send(one);
    const stale = await findSummary(server.town, one.case);
    now += HOUR;
    await send(finish(one));
    expect(await writeSummary(server.town, stale!, 'cases', [{ cache: 'cases', summary: stale! }])).toBe(
      false,
    );
    expect(await findSummary(server.town, one.case)).toMatchObject({ open: false });
  });

  test('names the open cases of a database, newest activity first', async () => {
    const cases = [opening('样例：甲'), opening('样例：乙'), opening('样例：丙')];
    for (const one of cases) {
      await send(one);
      now += HOUR / 4;
    }
    const [first, , third] = cases.map((one) => one.case);
    await send(finish(cases[1]!));
    expect(await openCasesOf(server.town, `grid-${GRID}`)).toEqual([third, first]);
    expect(await openCasesOf(server.town, 'town')).toEqual([third, first]);
    expect(await openCasesOf(server.town, 'unit-other')).toEqual([]);
  });
});

describe('who reads it', () => {
  test('town posts and other systems ask for what matches, and nobody gets it in any other way', async () => {
    await send(opening('样例'));
    const ways: readonly (readonly [string, string, unknown?])[] = [
      ['GET', '/cases'],
      ['GET', '/cases/_all_docs'],
      ['GET', '/cases/_changes'],
      ['POST', '/cases/_bulk_get', { docs: [] }],
      ['POST', '/cases/_bulk_docs', { docs: [{ kind: 'case' }] }],
      ['PUT', '/cases/x', { kind: 'case' }],
      ['GET', '/cases/_local/x'],
      ['POST', '/cases/_revs_diff', {}],
    ];
    for (const name of Object.keys(WHO)) {
      for (const [method, path, body] of ways) {
        expect([name, path, (await ask(server, cookies[name], method, path, body)).status]).toEqual([
          name,
          path,
          403,
        ]);
      }
    }
    const find = async (name: string): Promise<number> =>
      (await ask(server, cookies[name], 'POST', '/cases/_find', { selector: {} })).status;
    expect(await find('lin')).toBe(403);
    expect(await find('zhou')).toBe(200);
    expect(await find('county')).toBe(200);
    expect(await takenBy('lin')).toEqual([]);
    expect(await takenBy('county')).toEqual([{ database: 'cases', by: 'query', documents: 1 }]);
    for (const database of ['town', `grid-${GRID}`, 'config']) {
      const answer = await ask(server, cookies['county'], 'POST', `/${database}/_find`, { selector: {} });
      expect([database, answer.status]).toEqual([database, database === 'config' ? 200 : 403]);
    }
  });
});
