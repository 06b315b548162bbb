/** A running town with as many events in one grid as a bench asks for, and somebody who works there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKit } from '#core/model';
import type { CaseEvent, Kit } from '#core/model';
import { writeInstant } from '#core/rules';
import { startServer } from '#server';
import type { TownServer } from '#server';
import type { SentDocument } from '../../runtime/server/storage/Database.ts';
import { loadTown, readTown } from '../examples/readTown.ts';
import { couchUrl, emptyCouch } from '../couch/couchServer.ts';
import { tellStories } from './incidents.ts';
import type { Story } from './incidents.ts';

export const NAME = 'bench-worker';
export const PASSWORD = 'bench-only-on-this-machine';

export interface BenchTown {
  readonly server: TownServer;
  readonly database: string;
  readonly events: number;
  /** Bytes of JSON per event, on average. */
  readonly bytes: number;
  /** Cases that wait for the worker. */
  readonly waiting: number;
  close(): Promise<void>;
}

/** One case in so many still waits for its reporter, wherever it lies among the others. */
const ONE_OPEN_IN = 40;
const HOUR = 3_600_000;
const WRITE = 1000;

/**
 * Starts a server on a free port of loopback with `count` events in the worker's grid, over a fresh folder or, where `COUCHDB_URL` names one,
 * over an empty CouchDB.
 */
export async function startBenchTown(count: number, appDir?: string): Promise<BenchTown> {
  const files = readTown();
  const { kit } = loadTown(files);
  const isCouch = (process.env['COUCHDB_URL'] ?? '') !== '';
  if (isCouch) await emptyCouch();
  const dataDir = await mkdtemp(join(tmpdir(), 'wangge-bench-sync-'));
  const server = await startServer({
    kit,
    files,
    readKit: (text) => {
      const loaded = readKit(text);
      return loaded.status === 'refused' ? undefined : loaded.kit;
    },
    dataDir,
    port: 0,
    ...(isCouch ? { couchUrl: couchUrl() } : {}),
    ...(appDir === undefined ? {} : { appDir }),
  });
  const grid = Object.keys(kit.division.grids)[0] ?? '';
  await server.town.accounts.users.create([
    {
      name: NAME,
      displayName: '样例·陈禾',
      holdings: [{ post: 'worker', seat: grid }],
      password: PASSWORD,
    },
  ]);
  const { events, waiting } = eventsOf(kit, count);
  const database = `grid-${grid}`;
  await write(server, database, events);
  return {
    server,
    database,
    events: events.length,
    bytes: Math.round(events.reduce((sum, one) => sum + bytesOf(one), 0) / events.length),
    waiting,
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
      if (isCouch) await emptyCouch();
    },
  };
}

/** Straight into the database, past the door: how it got there is not what is measured. */
async function write(server: TownServer, name: string, events: readonly CaseEvent[]): Promise<void> {
  const database = await server.town.databases.get(name, 'server');
  for (let from = 0; from < events.length; from += WRITE) {
    await database.write(events.slice(from, from + WRITE) as unknown as SentDocument[], true);
  }
}

/** Copies of the told stories, each as a case of its own in the last years; the last event of some has just happened. */
function eventsOf(
  kit: Kit,
  count: number,
): { readonly events: readonly CaseEvent[]; readonly waiting: number } {
  const stories = tellStories(kit);
  const now = Date.now();
  const events: CaseEvent[] = [];
  let waiting = 0;
  for (let number = 0; events.length < count; number += 1) {
    const story = stories[number % stories.length];
    if (story === undefined) break;
    const isOpen = number % ONE_OPEN_IN === 0;
    const length = isOpen ? waitsForReporter(story) : story.events.length;
    waiting += Number(isOpen);
    const last = story.at[length - 1] ?? 0;
    // The older its number, the longer ago; what is open was touched within the hour.
    const shift = now - HOUR - last - (isOpen ? 0 : Math.max(1, 4000 - number) * HOUR);
    events.push(...copyOf(kit, story, number, length, shift));
  }
  return { events: events.slice(0, count), waiting };
}

/** How many events of a story there are when it is the worker's turn to say whether the matter was done well. */
function waitsForReporter({ events }: Story): number {
  const place = events.findIndex(({ act }) => act === 'evaluate');
  return place < 0 ? events.length : place;
}

/** What people write makes an event about 1 KB: each of its texts gets sentences, everywhere others, so that they do not pack into nothing. */
function worded(event: CaseEvent, seed: number): CaseEvent {
  const missing = 1000 - bytesOf(event);
  const data = event.data ?? {};
  const more = chinese(Math.max(0, Math.round(missing / 3)), seed);
  for (const name of ['what', 'words', 'demand', 'result', 'note', 'reason']) {
    const text = data[name];
    if (typeof text === 'string') return { ...event, data: { ...data, [name]: text + more } };
  }
  return { ...event, device: `${event.device}${more.slice(0, 90)}` };
}

/** As many characters, of some hundred that are in use everywhere. */
function chinese(count: number, seed: number): string {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 16) % 800));
  }).join('');
}

function bytesOf(event: CaseEvent): number {
  return Buffer.byteLength(JSON.stringify(event));
}

function copyOf(kit: Kit, story: Story, number: number, length: number, shift: number): readonly CaseEvent[] {
  const caseId = `01KBENCH${String(number).padStart(18, '0')}`;
  const idOf = (id: string): string => `e/${caseId}/${id.slice(id.lastIndexOf('/') + 1)}`;
  return story.events.slice(0, length).map((event, place) => ({
    ...worded(event, number * 64 + place),
    _id: idOf(event._id),
    case: caseId,
    // The reporter of each case is the worker of this bench.
    by: event.by === 'bench-worker' ? NAME : event.by,
    base: event.base === null ? null : idOf(event.base),
    at: writeInstant((story.at[place] ?? 0) + shift, kit.timeZone.offsetMinutes),
  }));
}
