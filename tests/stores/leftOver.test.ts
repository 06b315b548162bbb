/** Nothing that anybody entered is lost: broken files, given-up events, databases whose rights went. */
import { afterEach, describe, expect, it } from 'vitest';
import type { EventDatabase, PageDatabase } from '#store';
import { retireDatabase, startSync } from '#sync';
import type { SyncHandle } from '#sync';
import { DEVICE, networkError, openMemory, openRemote, sampleEvent } from './fakes.ts';
import type { FakeRemote } from './fakes.ts';
import { isSettled, statusWhere } from './statusWhere.ts';

const running: SyncHandle[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.stop();
});

async function start(
  local: EventDatabase,
  { remote }: Pick<FakeRemote, 'remote'>,
  leftOver?: EventDatabase,
): Promise<SyncHandle> {
  const options = { device: DEVICE, clock: () => 1000, ...(leftOver === undefined ? {} : { leftOver }) };
  const sync = await startSync({ pairs: { town: { local, remote } }, ...options });
  running.push(sync);
  return sync;
}

const PHOTO = { content_type: 'image/jpeg', data: Buffer.from([0, 255, 7]) };
const NO = { error: 'forbidden', name: 'forbidden', reason: 'no' };

const idsIn = async (database: EventDatabase): Promise<readonly string[]> =>
  (await database.allDocs()).rows.map(({ id }) => id);

/** A database in which the files of one event cannot be read any more. */
function withBrokenFile(database: EventDatabase, broken: string): EventDatabase {
  return new Proxy(database, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key, target);
      if (key === 'bulkGet') {
        return async (question: PouchDB.Core.BulkGetOptions) => {
          const answer = await target.bulkGet(question);
          const results = answer.results.map((one) =>
            one.id === broken ? { ...one, docs: [{ error: { status: 500 } }] } : one,
          );
          return { results };
        };
      }
      return typeof found === 'function' && key !== 'constructor'
        ? (found as (...args: unknown[]) => unknown).bind(target)
        : found;
    },
  });
}

describe('an event with a file that this device cannot read', () => {
  it('does not hold up the others, and is shown with the reason instead of being tried for ever', async () => {
    const local = openMemory();
    const server = openRemote();
    for (const n of [1, 2, 3]) await local.put({ ...sampleEvent('A', n), _attachments: { 'a.jpg': PHOTO } });
    const sync = await start(withBrokenFile(local, 'e/A/1'), server);
    const status = await statusWhere(sync, isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/2', 'e/A/3']);
    expect(status.refused).toMatchObject([{ event: 'e/A/1', case: 'A', code: 'file.unreadable' }]);
    expect(status.refused[0]?.reason['zh-CN']).toContain('读不出来');
  });
});

describe('an event that its author corrected or gave up', () => {
  it('is gone from the device, and stays out of every count after a start', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.judge = () => NO;
    await local.put(sampleEvent('A', 1));
    const first = await start(local, server);
    await statusWhere(first, ({ refused }) => refused.length === 1);
    await first.settle('e/A/1');
    expect(await idsIn(local)).toEqual([]);
    first.stop();
    const second = await start(local, server);
    await statusWhere(second, isSettled);
    expect(second.status()).toMatchObject({ refused: [], waiting: new Set(), notTaken: new Set(['e/A/1']) });
  });
});

describe('a database whose rights went', () => {
  it('is removed, but for what the server never had: that is kept with its files and the reason', async () => {
    const [local, leftOver] = [openMemory(), openMemory()];
    const pages: PageDatabase = openMemory();
    const server = openRemote();
    server.manners.judge = ({ _id }) => (_id === 'e/A/2' ? NO : undefined);
    await server.behind.put(sampleEvent('B', 1, { device: 'desk' }));
    for (const n of [1, 2]) await local.put(sampleEvent('A', n));
    const sync = await start(local, server);
    await statusWhere(sync, (status) => isSettled(status) && status.refused.length === 1);
    sync.stop();
    await local.put({ ...sampleEvent('A', 3), _attachments: { 'a.jpg': PHOTO } });

    expect(await retireDatabase({ database: local, pages, leftOver, device: DEVICE })).toBe(2);
    await expect(local.info()).rejects.toThrow();
    await expect(pages.info()).rejects.toThrow();
    expect(await idsIn(leftOver)).toEqual(['e/A/2', 'e/A/3']);
    expect([...((await leftOver.getAttachment('e/A/3', 'a.jpg')) as Buffer)]).toEqual([0, 255, 7]);

    const next = openRemote();
    const again = await start(openMemory(), next, leftOver);
    const status = await statusWhere(again, isSettled);
    expect(new Map(status.refused.map(({ event, code }) => [event, code]))).toEqual(
      new Map([
        ['e/A/2', 'refused'],
        ['e/A/3', 'right.lost'],
      ]),
    );
    expect(await idsIn(next.behind)).toEqual([]);
    await again.settle('e/A/3');
    expect(again.status().refused).toHaveLength(1);
    expect(await idsIn(leftOver)).toEqual(['e/A/2']);
  });

  it('is removed later when the device was killed in between, and then whole', async () => {
    const [local, leftOver] = [openMemory(), openMemory()];
    const server = openRemote();
    server.manners.failure = networkError();
    for (const n of [1, 2]) await local.put(sampleEvent('A', n));
    const dying = new Proxy(openMemory(), {
      get(target, key) {
        const found: unknown = Reflect.get(target, key, target);
        const isLast = key === 'destroy';
        if (isLast) return () => Promise.reject(new Error('killed'));
        return typeof found === 'function' ? (found as (...args: unknown[]) => unknown).bind(target) : found;
      },
    });
    await expect(
      retireDatabase({ database: local, pages: dying as never, leftOver, device: DEVICE }),
    ).rejects.toThrow('killed');
    expect(await idsIn(leftOver)).toEqual(['e/A/1', 'e/A/2']);
  });
});
