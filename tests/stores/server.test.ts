/** Synchronisation through the embedded server's real protocol. What misbehaves on purpose is in sync.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent } from '#core';
import type { EventDatabase } from '#store';
import { createPouchStore } from '#store';
import { startSync } from '#sync';
import type { SyncHandle } from '#sync';
import { ask, event, local, logIn, PHOTO, PHOTO_FILE, remote, start } from '../server/harness.ts';
import type { Running } from '../server/harness.ts';
import { GRID } from '../server/minimalKit.ts';
import { isSettled, statusWhere } from './statusWhere.ts';

const NAME = `grid-${GRID}`;
let server: Running;
const handles: SyncHandle[] = [];

beforeAll(async () => {
  server = await start();
});
afterAll(async () => {
  for (const one of handles) one.stop();
  await server.end();
});

async function sync(phone: EventDatabase, cookie: string, name = NAME): Promise<SyncHandle> {
  const pair = { local: phone, remote: remote(server, name, cookie) as unknown as EventDatabase };
  const handle = await startSync({ pairs: { [name]: pair }, device: 'phone-1', clock: () => Date.now() });
  handles.push(handle);
  return handle;
}

describe('a phone and the embedded server', () => {
  it('exchange what was written offline, with a photo, and a refused event stays with its reason', async () => {
    const cookie = await logIn(server, 'lin');
    const [phone, other] = [local(), local()];
    const [good, bad, last] = [event(), event({ data: { what: '' } }), event()];
    await phone.put({ ...good, _attachments: { 'photo-1.jpg': PHOTO_FILE } });
    await phone.bulkDocs([bad, last]);
    const handle = await sync(phone as unknown as EventDatabase, cookie);
    const status = await statusWhere(handle, isSettled);
    expect(status.refused).toEqual([
      expect.objectContaining({ event: bad._id, case: bad.case, code: 'data', pointer: '/data/what' }),
    ]);
    expect(Object.keys(status.refused[0]?.reason ?? {}).sort()).toEqual(['en', 'zh-CN']);

    await statusWhere(await sync(other as unknown as EventDatabase, cookie), isSettled);
    const store = createPouchStore({ databases: { [NAME]: other as unknown as EventDatabase } });
    const ids = (await store.all()).map(({ _id }: CaseEvent) => _id).sort();
    expect(ids).toEqual([good._id, last._id].sort());
    const photo = await store.file(good._id, 'photo-1.jpg');
    expect(Buffer.from((await photo?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(PHOTO);
  });

  it('tell the person when the session ends, and go on after the next log-in', async () => {
    const cookie = await logIn(server, 'lin');
    const phone = local() as unknown as EventDatabase;
    const handle = await sync(phone, cookie);
    await statusWhere(handle, isSettled);
    await ask(server, cookie, 'DELETE', '/_session');
    await statusWhere(handle, ({ authLost }) => authLost);
    handle.stop();
    const written = event();
    await phone.bulkDocs([written as unknown as PouchDB.Core.PutDocument<CaseEvent>]);
    const again = await sync(phone, await logIn(server, 'lin'));
    expect(again.status().waiting).toEqual(new Set([written._id]));
    await statusWhere(again, isSettled);
  });

  it('do not take the rights to another grid for a lost session', async () => {
    const handle = await sync(local() as unknown as EventDatabase, await logIn(server, 'wu'));
    const status = await statusWhere(handle, ({ databases }) => databases[NAME] === 'forbidden');
    expect(status.authLost).toBe(false);
  });
});
