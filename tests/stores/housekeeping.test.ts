import { describe, expect, it } from 'vitest';
import { createPouchStore, keepStorage, StorageFull, storageShare } from '#store';
import { createServerClock, startSync, wipeDatabases } from '#sync';
import { DEVICE, openMemory, openRemote, sampleEvent } from './fakes.ts';
import { isSettled, statusWhere } from './statusWhere.ts';

describe('wiping an account from a device', () => {
  it('removes nothing while an event is only here, and says which', async () => {
    const [local, empty] = [openMemory(), openMemory()];
    await local.put(sampleEvent('A', 1));
    const databases = [local, empty];
    expect(await wipeDatabases({ databases, device: DEVICE })).toEqual({
      status: 'kept',
      waiting: ['e/A/1'],
      refused: [],
    });
    expect((await local.allDocs()).rows).toHaveLength(1);
    expect(await wipeDatabases({ databases, device: DEVICE, force: true })).toEqual({ status: 'wiped' });
    await expect(local.allDocs()).rejects.toThrow();
  });

  it('counts a refused event as only here', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.judge = () => ({ error: 'forbidden', name: 'forbidden', reason: 'no' });
    await local.put(sampleEvent('A', 1));
    const sync = await startSync({
      pairs: { town: { local, remote: server.remote } },
      device: DEVICE,
      clock: () => 1,
    });
    await statusWhere(sync, ({ refused }) => refused.length === 1);
    sync.stop();
    expect(await wipeDatabases({ databases: [local], device: DEVICE })).toMatchObject({ refused: ['e/A/1'] });
  });

  it('removes what the server has', async () => {
    const local = openMemory();
    const server = openRemote();
    await local.put(sampleEvent('A', 1));
    const sync = await startSync({
      pairs: { town: { local, remote: server.remote } },
      device: DEVICE,
      clock: () => 1,
    });
    await statusWhere(sync, isSettled);
    sync.stop();
    expect(await wipeDatabases({ databases: [local], device: DEVICE })).toEqual({ status: 'wiped' });
  });
});

describe('the room on the device', () => {
  const storage = (usage: number, quota: number, persisted = false) => ({
    estimate: async () => ({ usage, quota }),
    persisted: async () => persisted,
    persist: async () => true,
  });

  it('is told as a share, and as unknown where the browser does not tell', async () => {
    expect(await storageShare(storage(80, 100))).toEqual({
      used: 80,
      quota: 100,
      share: 0.8,
      persistent: false,
    });
    expect(await storageShare(storage(200, 100, true))).toMatchObject({ share: 1, persistent: true });
    expect(await storageShare(storage(0, 0))).toBeUndefined();
    expect(await storageShare()).toBeUndefined();
    expect(await keepStorage()).toBe(false);
    expect(await keepStorage(storage(0, 1))).toBe(true);
  });

  it('that is used up is an error of its own, and every other failure stays what it is', async () => {
    const failing = (error: Error) => {
      const database = new Proxy(openMemory(), {
        get: (target, key): unknown =>
          key === 'put' ? () => Promise.reject(error) : Reflect.get(target, key),
      });
      return createPouchStore({ databases: { town: database } });
    };
    const full = Object.assign(new Error('unknown'), { status: 500, reason: 'QuotaExceededError' });
    await expect(failing(full).put('town', sampleEvent('A', 1))).rejects.toBeInstanceOf(StorageFull);
    const other = new Error('closed');
    await expect(failing(other).put('town', sampleEvent('A', 1))).rejects.toBe(other);
    await expect(failing(other).put('grid-1', sampleEvent('A', 1))).rejects.toThrow('grid-1');
  });
});

describe('the clock', () => {
  const at = (instant: number): string => new Date(instant).toISOString();

  it('is corrected by the difference to the server, half the way there and back', () => {
    const clock = createServerClock({ clock: () => 1_000_000 });
    expect(clock.measure({ serverTime: at(1_300_000), askedAt: 999_000, answeredAt: 1_001_000 })).toBe(
      300_000,
    );
    expect(clock.correctedNow()).toBe(1_300_000);
  });

  it('is left alone when it is right within two seconds, and set back when it has become right', () => {
    const clock = createServerClock({ clock: () => 1_000_000, difference: 300_000 });
    expect(clock.correctedNow()).toBe(1_300_000);
    clock.measure({ serverTime: at(1_001_500), askedAt: 1_000_000, answeredAt: 1_000_000 });
    expect(clock.correctedNow()).toBe(1_000_000);
  });

  it('does not learn from an answer without a time or one that took too long', () => {
    const clock = createServerClock({ clock: () => 0, difference: 7000 });
    for (const serverTime of [null, undefined, '', 'soon']) {
      expect(clock.measure({ serverTime, askedAt: 0, answeredAt: 0 })).toBeUndefined();
    }
    expect(clock.measure({ serverTime: at(99_000), askedAt: 0, answeredAt: 60_000 })).toBeUndefined();
    expect(clock.difference()).toBe(7000);
  });
});
