/** The first load of a device: in one piece, from where it was cut off, and then the ordinary replicator. */
import { afterEach, describe, expect, it } from 'vitest';
import { createPouchStore, openEventPages } from '#store';
import type { EventDatabase, EventDocument, PageDatabase } from '#store';
import { startSync } from '#sync';
import type { SnapshotLine, SnapshotQuestion, SnapshotSource, SyncHandle, SyncStatus } from '#sync';
import { DEVICE, networkError, openMemory, openRemote, sampleEvent, statusError } from './fakes.ts';
import type { FakeRemote } from './fakes.ts';
import { isSettled, statusWhere } from './statusWhere.ts';

const running: SyncHandle[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.stop();
});

/** A server's snapshots: as the route gives them, two events a page, and cut off where a test says. */
interface Snapshots {
  readonly source: SnapshotSource;
  readonly asked: SnapshotQuestion[];
  /** Called before each line; what it throws cuts the answer off. */
  before: (line: SnapshotLine) => Promise<void> | void;
  town: string;
}

function snapshotsOf({ behind }: Pick<FakeRemote, 'behind'>, open: readonly string[] = []): Snapshots {
  async function* linesOf({ after, only }: SnapshotQuestion): AsyncGenerator<SnapshotLine, void> {
    const { update_seq: seq, doc_count: total } = await behind.info();
    yield { source: snapshots.town, seq, total };
    const { rows } = await behind.allDocs({ include_docs: true, descending: true });
    const events = rows.flatMap(({ doc }): EventDocument[] => (doc ? [doc] : []));
    const wanted = events.filter((event) =>
      only === 'open' ? open.includes(event.case) : after === undefined || event._id < after,
    );
    for (let place = 0; place < wanted.length; place += 2) yield { events: wanted.slice(place, place + 2) };
    yield { done: true };
  }
  const snapshots: Snapshots = {
    asked: [],
    before: () => undefined,
    town: 'town-1',
    async *source(question) {
      snapshots.asked.push(question);
      for await (const line of linesOf(question)) {
        await snapshots.before(line);
        // As it comes over the network: nothing is shared with the server.
        yield structuredClone(line);
      }
    },
  };
  return snapshots;
}

interface Device {
  readonly local: EventDatabase;
  readonly pages: PageDatabase;
}

const newDevice = (): Device => ({ local: openMemory(), pages: openMemory() });

async function start(device: Device, { remote }: FakeRemote, { source }: Snapshots): Promise<SyncHandle> {
  const load = { pages: device.pages, snapshot: source };
  const pairs = { town: { local: device.local, remote, load } };
  const sync = await startSync({ pairs, device: DEVICE, clock: () => Date.now() });
  running.push(sync);
  return sync;
}

const storeOf = ({ local, pages }: Device, remote?: EventDatabase) =>
  createPouchStore({
    databases: { town: local },
    pages: { town: pages },
    ...(remote === undefined ? {} : { remotes: { town: remote } }),
  });

const idsOn = async (device: Device): Promise<readonly string[]> =>
  (await storeOf(device).all()).map(({ _id }) => _id).sort();

/** Cases A to E with two events each, by another device. */
const IDS = ['A', 'B', 'C', 'D', 'E'].flatMap((id) => [`e/${id}/1`, `e/${id}/2`]);
async function town(): Promise<FakeRemote> {
  const server = openRemote();
  for (const id of ['A', 'B', 'C', 'D', 'E']) {
    for (const n of [1, 2]) await server.behind.put(sampleEvent(id, n, { device: 'desk' }));
  }
  return server;
}

const isLoaded = (status: SyncStatus): boolean => status.loading === null && isSettled(status);

describe('a first load', () => {
  it('brings everything in pages, and the replicator goes on from there', async () => {
    const server = await town();
    const device = newDevice();
    const sync = await start(device, server, snapshotsOf(server));
    await statusWhere(sync, isLoaded);
    expect(await idsOn(device)).toEqual(IDS);
    expect((await device.local.allDocs()).rows).toEqual([]);
    await server.behind.put(sampleEvent('F', 1, { device: 'desk' }));
    await new Promise<void>((resolve) => {
      const stop = storeOf(device).watch(() => {
        stop();
        resolve();
      });
    });
    expect(await idsOn(device)).toEqual([...IDS, 'e/F/1']);
  });

  it('misses nothing that is written while it runs', async () => {
    const server = await town();
    const device = newDevice();
    const snapshots = snapshotsOf(server);
    let n = 0;
    snapshots.before = async (line) => {
      if ('events' in line)
        await server.behind.put(sampleEvent(`0${String((n += 1))}`, 1, { device: 'desk' }));
    };
    const sync = await start(device, server, snapshots);
    await statusWhere(sync, isLoaded);
    expect(n).toBeGreaterThan(3);
    expect(await idsOn(device)).toEqual((await server.behind.allDocs()).rows.map(({ id }) => id));
  });

  it('shows the open cases before anything else', async () => {
    const server = await town();
    const device = newDevice();
    const snapshots = snapshotsOf(server, ['B']);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    snapshots.before = async () => (snapshots.asked.at(-1)?.only === 'open' ? undefined : held);
    const sync = await start(device, server, snapshots);
    await statusWhere(sync, ({ loading }) => loading?.stage === 'rest');
    expect(await idsOn(device)).toEqual(['e/B/1', 'e/B/2']);
    release();
    await statusWhere(sync, isLoaded);
    expect(await idsOn(device)).toEqual(IDS);
    expect((await device.pages.allDocs({ startkey: 'o/', endkey: 'o/\uffff' })).rows).toEqual([]);
  });

  it('goes on after a killed tab where it was, and does not start over when it was complete', async () => {
    const server = await town();
    const device = newDevice();
    const snapshots = snapshotsOf(server);
    let pages = 0;
    snapshots.before = (line) => {
      if ('events' in line && (pages += 1) === 4) throw networkError();
    };
    const first = await start(device, server, snapshots);
    await statusWhere(first, ({ databases }) => databases['town'] === 'offline');
    first.stop();
    expect(await idsOn(device)).toEqual(IDS.slice(4));

    // What comes between the two tries is behind the place that the first one noted.
    await server.behind.put(sampleEvent('E', 3, { device: 'desk' }));
    const second = await start(device, server, snapshots);
    await statusWhere(second, isLoaded);
    second.stop();
    expect(snapshots.asked.at(-1)).toEqual({ after: 'e/C/1' });
    expect(await idsOn(device)).toEqual([...IDS, 'e/E/3'].sort());

    const asked = snapshots.asked.length;
    await statusWhere(await start(device, server, snapshots), isLoaded);
    expect(snapshots.asked).toHaveLength(asked);
  });

  it('takes an answer without its last line for one that was cut off', async () => {
    const server = await town();
    const device = newDevice();
    const snapshots = snapshotsOf(server);
    const whole = snapshots.source;
    let isCut = true;
    const source: SnapshotSource = async function* read(question, signal) {
      for await (const line of whole(question, signal)) {
        if (isCut && question.only === undefined && 'done' in line) return;
        yield line;
      }
    };
    const sync = await start(device, server, { ...snapshots, source });
    await statusWhere(sync, ({ databases }) => databases['town'] === 'offline');
    isCut = false;
    sync.retry();
    await statusWhere(sync, isLoaded);
    expect(await idsOn(device)).toEqual(IDS);
  });

  it('begins anew when another server answers', async () => {
    const server = await town();
    const device = newDevice();
    const snapshots = snapshotsOf(server);
    let pages = 0;
    snapshots.before = (line) => {
      if ('events' in line && (pages += 1) === 3) throw networkError();
    };
    const first = await start(device, server, snapshots);
    await statusWhere(first, ({ databases }) => databases['town'] === 'offline');
    first.stop();
    const other = openRemote();
    await other.behind.put(sampleEvent('Z', 1, { device: 'desk' }));
    const elsewhere = snapshotsOf(other);
    elsewhere.town = 'town-2';
    await statusWhere(await start(device, other, elsewhere), isLoaded);
    expect(await idsOn(device)).toEqual(['e/Z/1']);
  });

  it('does not hold up what this device wrote meanwhile', async () => {
    const server = await town();
    const device = newDevice();
    const snapshots = snapshotsOf(server);
    snapshots.before = () => new Promise<void>(() => undefined);
    const sync = await start(device, server, snapshots);
    await device.local.put(sampleEvent('X', 1));
    await statusWhere(sync, ({ waiting }) => waiting.has('e/X/1'));
    await statusWhere(sync, ({ waiting }) => waiting.size === 0);
    expect(await server.behind.get('e/X/1')).toMatchObject({ case: 'X' });
    expect(sync.status().loading).not.toBeNull();
  });

  it('says how far it is', async () => {
    const server = await town();
    const device = newDevice();
    const seen: SyncStatus['loading'][] = [];
    const sync = await start(device, server, snapshotsOf(server));
    sync.subscribe(({ loading }) => seen.push(loading));
    await statusWhere(sync, isLoaded);
    const stored = seen.flatMap((one) => (one?.total === 10 ? [one.stored] : []));
    expect(stored).toEqual([2, 4, 6, 8, 10]);
    expect(seen.at(-1)).toBeNull();
  });

  it('ends with the rights, and asks for a log-in when the session is over', async () => {
    const server = await town();
    for (const [status, name, state] of [
      [403, 'forbidden', 'forbidden'],
      [401, 'unauthorized', 'denied'],
    ] as const) {
      const snapshots = snapshotsOf(server);
      snapshots.before = () => {
        throw statusError(status, name);
      };
      const sync = await start(newDevice(), server, snapshots);
      const { authLost } = await statusWhere(sync, ({ databases }) => databases['town'] === state);
      expect(authLost).toBe(status === 401);
      expect(snapshots.asked).toHaveLength(1);
    }
  });

  it('does not bring again what it brought when the server has forgotten the checkpoint', async () => {
    const server = await town();
    const device = newDevice();
    const first = await start(device, server, snapshotsOf(server));
    await statusWhere(first, isLoaded);
    first.stop();
    const restored = openRemote();
    const { rows } = await server.behind.allDocs({ include_docs: true });
    await restored.behind.bulkDocs(
      rows.flatMap(({ doc }) => doc ?? []),
      { new_edits: false },
    );
    await restored.behind.put(sampleEvent('F', 1, { device: 'desk' }));
    await statusWhere(await start(device, restored, snapshotsOf(restored)), isLoaded);
    expect((await device.local.allDocs()).rows.map(({ id }) => id)).toEqual(['e/F/1']);
  });
});

describe('files after a first load', () => {
  const photo = { content_type: 'image/jpeg', data: Buffer.from([0, 255, 7]) };

  it('are fetched when somebody looks, and kept', async () => {
    const server = await town();
    await server.behind.put({ ...sampleEvent('P', 1, { device: 'desk' }), _attachments: { 'a.jpg': photo } });
    const device = newDevice();
    await statusWhere(await start(device, server, snapshotsOf(server)), isLoaded);
    const store = storeOf(device, server.behind);
    expect((await store.eventsOf('P'))[0]?._attachments).toEqual({
      'a.jpg': { content_type: 'image/jpeg', length: 3 },
    });
    const blob = await store.file('e/P/1', 'a.jpg');
    expect(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(
      Uint8Array.from([0, 255, 7]),
    );
    expect((await storeOf(device).file('e/P/1', 'a.jpg'))?.size).toBe(3);
    expect((await store.eventsOf('P')).map(({ _id }) => _id)).toEqual(['e/P/1']);
  });

  it('are not here without a network, and nothing breaks', async () => {
    const server = await town();
    await server.behind.put({ ...sampleEvent('P', 1, { device: 'desk' }), _attachments: { 'a.jpg': photo } });
    const device = newDevice();
    await statusWhere(await start(device, server, snapshotsOf(server)), isLoaded);
    const away = new Proxy(server.behind, { get: () => () => Promise.reject(networkError()) });
    expect(await storeOf(device, away).file('e/P/1', 'a.jpg')).toBeUndefined();
    expect(await storeOf(device, away).file('e/P/1', 'none.jpg')).toBeUndefined();
  });
});

describe('pages', () => {
  it('give each case whole, whatever the bounds of pages are', async () => {
    const pages = openEventPages(openMemory());
    const bare = (id: string, n: number): EventDocument => ({ ...sampleEvent(id, n), _rev: '1-a' });
    await pages.put([bare('C', 2), bare('C', 1), bare('B', 3)]);
    await pages.put([bare('B', 2), bare('B', 1), bare('A', 1)]);
    await pages.putAhead(1, [bare('B', 1), bare('D', 1)]);
    expect((await pages.eventsOf('B')).map(({ _id }) => _id).sort()).toEqual(['e/B/1', 'e/B/2', 'e/B/3']);
    expect((await pages.eventsOf('D')).map(({ _id }) => _id)).toEqual(['e/D/1']);
    expect(await pages.eventsOf('AA')).toEqual([]);
    expect(await pages.all()).toHaveLength(7);
    const asked = { 'e/B/3': ['1-a'], 'e/A/1': ['1-b'], 'e/X/1': ['1-a'] };
    expect(await pages.holding(asked)).toEqual(new Set(['e/B/3']));
    expect(await pages.holding({})).toEqual(new Set());
    expect(await pages.least()).toBe('e/A/1');
  });
});
