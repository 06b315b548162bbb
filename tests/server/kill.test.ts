/** Killed with -9 in the middle of writing, the server has everything it said yes to, and the hub doubles nothing. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, event, logIn, start } from './harness.ts';
import type { Sent } from './harness.ts';
import { GRID } from './minimalKit.ts';
import type { TownServer } from '#server';

const DB = `grid-${GRID}`;
const MAIN = fileURLToPath(new URL('killable.main.ts', import.meta.url));
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wangge-kill-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** The child and the first line it prints. */
async function launch(): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', () => {
      reject(new Error(`the server ended before it said anything: ${text}`));
    });
  });
  return { child, line };
}

/** Writes from four sides until the connection breaks; returns what was acknowledged. */
async function writeUntilKilled(child: ChildProcess, port: number): Promise<readonly Sent[]> {
  const server = { url: `http://127.0.0.1:${String(port)}` } as TownServer;
  const cookie = await logIn(server, 'lin');
  const acknowledged: Sent[] = [];
  const writer = async (): Promise<void> => {
    for (;;) {
      const docs = [event(), event()];
      const answer = await ask(server, cookie, 'POST', `/${DB}/_bulk_docs`, { docs }).catch(() => undefined);
      if (answer === undefined) return;
      acknowledged.push(
        ...docs.filter((_, index) => (answer.json as { ok?: boolean }[])[index]?.ok === true),
      );
      if (acknowledged.length >= 60) child.kill('SIGKILL');
    }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
  return acknowledged;
}

test('three kills lose no acknowledged event, and every database has each once', async () => {
  const acknowledged: Sent[] = [];
  for (let kills = 0; kills < 3; kills += 1) {
    const { child, line } = await launch();
    acknowledged.push(...(await writeUntilKilled(child, Number(/^port (\d+)/.exec(line)?.[1]))));
  }
  const server = await start({ dataDir });
  await server.hub.settled();
  for (const name of [DB, 'town']) {
    const database = await server.town.databases.get(name, 'server');
    const { rows } = await database.rows({ documents: true });
    const stored = new Map(rows.map((row) => [row.key, 'doc' in row ? row.doc : undefined]));
    expect(acknowledged.filter((sent) => !stored.has(sent._id))).toEqual([]);
    for (const sent of acknowledged) expect(stored.get(sent._id)).toMatchObject(sent);
    for (const id of stored.keys()) {
      expect(await database.document(id, { conflicts: true })).not.toHaveProperty('_conflicts');
    }
  }
  const counts = [DB, 'town'].map(async (name) => {
    const database = await server.town.databases.get(name, 'server');
    return (await database.info()).documents;
  });
  const [grid, town] = await Promise.all(counts);
  expect(town).toBe(grid);
  await server.close();
});

test('a second server on the same data is told so plainly, and after the first is gone it may', async () => {
  const first = await start({ dataDir });
  await expect(start({ dataDir })).rejects.toMatchObject({ name: 'DataDirectoryBusy' });
  const { child, line } = await launch();
  await new Promise((resolve) => child.once('exit', resolve));
  expect(line).toMatch(/^busy /);
  expect(line).toContain(dataDir);
  expect(line).toContain(String(process.pid));
  expect((await ask(first, await logIn(first, 'lin'), 'GET', `/${DB}`)).status).toBe(200);
  await first.close();
  const next = await start({ dataDir });
  await next.close();
});
