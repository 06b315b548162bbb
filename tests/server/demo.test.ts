/** The sample town as `npm start` opens it: published, with accounts, and something to do for everybody. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseEvent } from '#core/model';
import { replay } from '#core/replay';
import { startTown } from '#server';
import type { TownServer } from '#server';
import { ask, forgetCheckpoint, logIn } from './harness.ts';

const configDir = fileURLToPath(new URL('../../config', import.meta.url));
const NOW = Date.parse('2026-05-20T02:30:00Z');
let dataDir: string;
let server: TownServer;

const open = (): Promise<TownServer> =>
  startTown({ configDir, dataDir, port: 0, demo: true, clock: () => NOW });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wangge-demo-'));
  server = await open();
  await server.hub.settled();
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function eventsOf(database: string): Promise<readonly CaseEvent[]> {
  const stored = await server.town.databases.get(database, 'server');
  const { rows } = await stored.rows({ documents: true });
  return rows.flatMap((row) => ('doc' in row ? [row.doc as unknown as CaseEvent] : []));
}

describe('the demonstration', () => {
  test('gives one account per post, and each can log in', async () => {
    const { accounts } = (await ask(server, undefined, 'GET', '/api/demo')).json as {
      accounts: { name: string; password: string; title: Record<string, string> }[];
    };
    expect(accounts.map(({ name }) => name).sort()).toEqual(Object.keys(server.town.kit.posts).sort());
    for (const { name, password, title } of accounts) {
      const cookie = await logIn(server, name, password);
      const me = (await ask(server, cookie, 'GET', '/api/me')).json as { databases: string[] };
      expect(me.databases.length).toBeGreaterThan(0);
      expect(title['zh-CN']).not.toBe('');
      for (const database of me.databases) {
        expect((await ask(server, cookie, 'GET', `/${database}/_changes`)).status).toBe(200);
      }
    }
  });

  test('publishes its config to every logged-in device, and lets none of them change it', async () => {
    const [first] = server.town.demoAccounts;
    const cookie = await logIn(server, first?.name ?? '', first?.password);
    const { revision } = (await ask(server, cookie, 'GET', '/api/config/current')).json as {
      revision: string;
    };
    expect(revision).toBe(server.town.kit.revision);
    const path = `/config/${encodeURIComponent(`rev/${revision}`)}`;
    const document = (await ask(server, cookie, 'GET', path)).json as {
      kind: string;
      files: Record<string, string>;
    };
    expect(document.kind).toBe('revision');
    expect(Object.keys(document.files)).toContain('kit.json');
    expect((await ask(server, cookie, 'PUT', path, document)).status).toBe(403);
    expect((await ask(server, undefined, 'GET', path)).status).toBe(401);
  });

  test('has cases in every light for the people of its grid and of the town', async () => {
    for (const database of [`grid-990101101200001`, 'town']) {
      const cases = byCase(await eventsOf(database))
        .map((events) => replay(events, server.town.kit, NOW))
        .filter((found) => found !== null);
      const running = cases.flatMap(({ deadlines }) =>
        deadlines.filter(({ stoppedAt }) => stoppedAt === null),
      );
      expect([...new Set(running.map(({ light }) => light))]).toEqual(
        expect.arrayContaining(['green', 'yellow', 'red']),
      );
      expect(cases.some(({ tags }) => tags.includes('closed'))).toBe(true);
    }
    expect((await eventsOf('unit-justice')).length).toBeGreaterThan(5);
  });

  test('stands where the hub would bring it, in the past, and is not made twice', async () => {
    const before = await counts();
    expect((await eventsOf('town')).filter(({ at }) => Date.parse(at) > NOW)).toEqual([]);
    for (const name of await server.town.databases.existing()) {
      await forgetCheckpoint(await server.town.databases.get(name, 'server'));
    }
    await server.close();
    server = await open();
    await server.hub.settled();
    expect(await counts()).toEqual(before);
  });
});

function byCase(events: readonly CaseEvent[]): readonly (readonly CaseEvent[])[] {
  const cases = new Map<string, CaseEvent[]>();
  for (const event of events) cases.set(event.case, [...(cases.get(event.case) ?? []), event]);
  return [...cases.values()];
}

/** Database → its newest change. Publications and the audit log go on with each start. */
async function counts(): Promise<Record<string, string>> {
  const found = await server.town.databases.existing();
  const names = found.filter((name) => name !== 'config' && name !== 'audit');
  const all = await Promise.all(
    names.map(async (name) => {
      const database = await server.town.databases.get(name, 'server');
      return [name, (await database.info()).lastSeq] as const;
    }),
  );
  return Object.fromEntries(all);
}
