import { afterEach, describe, expect, it } from 'vitest';
import { startSync } from '#sync';
import type { SyncHandle } from '#sync';
import type { EventDatabase } from '#store';
import { DEVICE, networkError, openMemory, openRemote, sampleEvent, statusError } from './fakes.ts';
import type { FakeRemote } from './fakes.ts';
import { isSettled, statusWhere } from './statusWhere.ts';

const running: SyncHandle[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.stop();
});

async function start(local: EventDatabase, { remote }: Pick<FakeRemote, 'remote'>): Promise<SyncHandle> {
  const sync = await startSync({ pairs: { town: { local, remote } }, device: DEVICE, clock: () => 1000 });
  running.push(sync);
  return sync;
}

const idsIn = async (database: EventDatabase): Promise<readonly string[]> =>
  (await database.allDocs()).rows.map(({ id }) => id);

const FORBIDDEN = {
  error: 'forbidden',
  name: 'forbidden',
  reason: JSON.stringify({
    code: 'data',
    pointer: '/data/what',
    'zh-CN': '请填写情况',
    en: 'Say what happened',
  }),
};

describe('synchronisation', () => {
  it('brings what was written offline to the server, files included, and what is there to the device', async () => {
    const local = openMemory();
    const server = openRemote();
    const file = { content_type: 'image/jpeg', data: Buffer.from([0, 255, 7]) };
    await local.put({ ...sampleEvent('A', 1), _attachments: { 'photo.jpg': file } });
    await server.behind.put(sampleEvent('B', 1, { device: 'desk' }));
    const sync = await start(local, server);
    expect(sync.status().waiting).toEqual(new Set(['e/A/1']));
    await statusWhere(sync, isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/1', 'e/B/1']);
    expect(await idsIn(local)).toEqual(['e/A/1', 'e/B/1']);
    const photo = await server.behind.getAttachment('e/A/1', 'photo.jpg');
    expect([...(photo as Buffer)]).toEqual([0, 255, 7]);
  });

  it('uploads an event that is written while it runs', async () => {
    const local = openMemory();
    const server = openRemote();
    const sync = await start(local, server);
    await statusWhere(sync, isSettled);
    const seen = statusWhere(sync, ({ waiting }) => waiting.has('e/A/1'));
    await local.put(sampleEvent('A', 1));
    await seen;
    await statusWhere(sync, isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/1']);
  });

  it('keeps a refused event with its reason, and does not hold up the others', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.judge = ({ _id }) => (_id === 'e/A/2' ? FORBIDDEN : undefined);
    for (const n of [1, 2, 3]) await local.put(sampleEvent('A', n));
    const sync = await start(local, server);
    const status = await statusWhere(sync, isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/1', 'e/A/3']);
    expect(status.refused).toEqual([
      {
        event: 'e/A/2',
        case: 'A',
        code: 'data',
        pointer: '/data/what',
        reason: { 'zh-CN': '请填写情况', en: 'Say what happened' },
      },
    ]);
    expect(status.notTaken).toEqual(new Set(['e/A/2']));
  });

  it('does not hold up the others when the server fails over one event', async () => {
    const local = openMemory();
    const server = openRemote();
    const broken = {
      error: 'internal_server_error',
      name: 'internal_server_error',
      reason: 'x',
      status: 500,
    };
    server.manners.judge = ({ _id }) => (_id === 'e/A/1' ? broken : undefined);
    for (const n of [1, 2, 3]) await local.put(sampleEvent('A', n));
    const sync = await start(local, server);
    const status = await statusWhere(sync, ({ waiting }) => waiting.size === 1);
    expect(status.waiting).toEqual(new Set(['e/A/1']));
    expect(status.refused).toEqual([]);
    server.manners.judge = () => undefined;
    sync.retry();
    await statusWhere(sync, isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/1', 'e/A/2', 'e/A/3']);
  });

  it('sends less at a time when a request is too large, and refuses only an event that is too large alone', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.most = 2;
    for (const n of [1, 2, 3, 4, 5, 6, 7]) await local.put(sampleEvent('A', n));
    const sync = await start(local, server);
    const status = await statusWhere(sync, isSettled);
    expect(status.refused).toEqual([]);
    expect(await idsIn(server.behind)).toHaveLength(7);
    server.manners.most = 0;
    await local.put(sampleEvent('A', 8));
    const after = await statusWhere(sync, ({ refused }) => refused.length > 0);
    expect(after.refused.map(({ event, code }) => [event, code])).toEqual([['e/A/8', 'request.tooLarge']]);
    expect(after.refused[0]?.reason['zh-CN']).toContain('去掉几张照片');
  });

  it('shows a failed connection and goes on when it is back', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.failure = networkError();
    await local.put(sampleEvent('A', 1));
    const sync = await start(local, server);
    const offline = await statusWhere(sync, ({ databases }) => databases['town'] === 'offline');
    expect(offline).toMatchObject({ online: false, authLost: false, lastCurrent: null });
    expect(offline.waiting).toEqual(new Set(['e/A/1']));
    server.manners.failure = undefined;
    sync.retry();
    const back = await statusWhere(sync, isSettled);
    expect(back).toMatchObject({ online: true, lastCurrent: 1000 });
    expect(await idsIn(server.behind)).toEqual(['e/A/1']);
  });

  it('asks to log in again when the session is over, and loses nothing', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.failure = statusError(401, 'unauthorized');
    await local.put(sampleEvent('A', 1));
    const sync = await start(local, server);
    const status = await statusWhere(sync, ({ authLost }) => authLost);
    expect(status.waiting).toEqual(new Set(['e/A/1']));
    sync.stop();
    server.manners.failure = undefined;
    await statusWhere(await start(local, server), isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/1']);
  });

  it('keeps the other databases going when one is no longer for this account', async () => {
    const [local, other] = [openMemory(), openMemory()];
    const [server, closed] = [openRemote(), openRemote()];
    closed.manners.failure = statusError(403, 'forbidden');
    await local.put(sampleEvent('A', 1));
    const pairs = {
      town: { local, remote: server.remote },
      'grid-1': { local: other, remote: closed.remote },
    };
    const sync = await startSync({ pairs, device: DEVICE, clock: () => 1 });
    running.push(sync);
    const status = await statusWhere(
      sync,
      ({ databases, waiting }) =>
        databases['grid-1'] === 'forbidden' && databases['town'] === 'current' && waiting.size === 0,
    );
    expect(status).toMatchObject({ authLost: false, online: true });
    expect(await idsIn(server.behind)).toEqual(['e/A/1']);
  });

  it('gives a new status only when something changed, and none after it was stopped', async () => {
    const sync = await start(openMemory(), openRemote());
    await statusWhere(sync, isSettled);
    expect(sync.status()).toBe(sync.status());
    let told = 0;
    sync.subscribe(() => (told += 1));
    sync.stop();
    await sync.settle('e/none/1');
    expect(told).toBe(0);
  });
});

describe('the outbox', () => {
  it('knows after a killed tab what had not reached the server', async () => {
    const local = openMemory();
    const server = openRemote();
    const first = await start(local, server);
    await local.put(sampleEvent('A', 1));
    await statusWhere(first, isSettled);
    first.stop();
    await local.put(sampleEvent('A', 2));
    server.manners.failure = networkError();
    const second = await start(local, server);
    expect([...second.status().waiting]).toContain('e/A/2');
  });

  it('finds out after a killed tab that the server already had it', async () => {
    const local = openMemory();
    const server = openRemote();
    await local.put(sampleEvent('A', 1));
    await local.replicate.to(server.behind);
    const sync = await start(local, server);
    expect(sync.status().waiting.size).toBe(1);
    await statusWhere(sync, isSettled);
    expect(server.calls).not.toContain('bulkDocs');
  });

  it('hears a refusal again that the killed tab could not note any more', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.judge = () => FORBIDDEN;
    await local.put(sampleEvent('A', 1));
    const dying = new Proxy(local, {
      get(target, key) {
        const found: unknown =
          key === 'put' ? () => Promise.reject(new Error('killed')) : Reflect.get(target, key);
        return typeof found === 'function' ? (found as (...args: unknown[]) => unknown).bind(target) : found;
      },
    });
    const first = await start(dying, server);
    await statusWhere(first, ({ databases }) => databases['town'] === 'offline');
    expect(server.calls).toContain('bulkDocs');
    first.stop();
    const second = await start(local, server);
    const status = await statusWhere(second, ({ refused }) => refused.length === 1);
    expect(status.refused[0]?.event).toBe('e/A/1');
  });

  it('uploads events that were written under an id this browser has forgotten', async () => {
    const local = openMemory();
    const server = openRemote();
    await local.put(sampleEvent('A', 1, { device: 'phone-before' }));
    const sync = await start(local, server);
    await statusWhere(sync, isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/1']);
  });

  it('keeps refusals over a start, and forgets one when it is settled but never counts the event', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.judge = () => FORBIDDEN;
    await local.put(sampleEvent('A', 1));
    const first = await start(local, server);
    await statusWhere(first, ({ refused }) => refused.length === 1);
    first.stop();
    server.manners.judge = () => undefined;
    const second = await start(local, server);
    expect(second.status().refused).toHaveLength(1);
    await second.settle('e/A/1');
    expect(second.status()).toMatchObject({ refused: [], notTaken: new Set(['e/A/1']) });
    await statusWhere(second, isSettled);
    expect(await idsIn(server.behind)).toEqual([]);
    second.stop();
    const third = await start(local, server);
    expect(third.status()).toMatchObject({ refused: [], notTaken: new Set(['e/A/1']), waiting: new Set() });
  });

  it('offers a refused event again when asked', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.judge = () => FORBIDDEN;
    await local.put(sampleEvent('A', 1));
    const sync = await start(local, server);
    await statusWhere(sync, ({ refused }) => refused.length === 1);
    server.manners.judge = () => undefined;
    await sync.offerAgain('e/A/1');
    await statusWhere(sync, isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/1']);
    expect(sync.status().notTaken.size).toBe(0);
  });

  it('still offers a refused event again when the tab was killed before it arrived', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.judge = () => FORBIDDEN;
    await local.put(sampleEvent('A', 1));
    const first = await start(local, server);
    await statusWhere(first, ({ lastCurrent }) => lastCurrent !== null);
    server.manners.failure = networkError();
    await first.offerAgain('e/A/1');
    expect(first.status()).toMatchObject({ refused: [], waiting: new Set(['e/A/1']) });
    first.stop();

    server.manners.failure = undefined;
    server.manners.judge = () => undefined;
    const second = await start(local, server);
    await statusWhere(second, isSettled);
    expect(await idsIn(server.behind)).toEqual(['e/A/1']);
    second.stop();
    const third = await start(local, server);
    expect(third.status().waiting.size).toBe(0);
  });

  it('keeps what two tabs over one database note at the same time', async () => {
    const local = openMemory();
    const server = openRemote();
    server.manners.judge = ({ _id }) => (_id === 'e/A/1' ? FORBIDDEN : undefined);
    await local.put(sampleEvent('A', 1));
    const other = { event: 'e/B/1', case: 'B', code: 'data', pointer: '', reason: { en: 'No' } };
    let isFirst = true;
    /** The other tab writes between our reading of the document and our writing of it. */
    const put = async (document: object): Promise<unknown> => {
      if (isFirst) await local.bulkDocs([{ _id: '_local/wangge-outbox', refused: [other] } as never]);
      isFirst = false;
      return local.put(document as never);
    };
    const shared = new Proxy(local, {
      get(target, key) {
        const found: unknown = key === 'put' ? put : Reflect.get(target, key);
        return typeof found === 'function' ? (found as (...args: unknown[]) => unknown).bind(target) : found;
      },
    });
    const sync = await start(shared, server);
    await statusWhere(sync, ({ refused }) => refused.length > 0);
    expect(server.calls.filter((call) => call === 'bulkDocs')).toHaveLength(1);
    sync.stop();
    const next = await start(local, openRemote());
    expect(
      next
        .status()
        .refused.map(({ event }) => event)
        .sort(),
    ).toEqual(['e/A/1', 'e/B/1']);
  });
});
