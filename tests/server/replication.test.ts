import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { event, local, logIn, PHOTO, PHOTO_FILE, remote, start, until } from './harness.ts';
import type { AnyDatabase, Running } from './harness.ts';
import { GRID } from './minimalKit.ts';

const DB = `grid-${GRID}`;
let server: Running;
let lin: string;

beforeAll(async () => {
  server = await start();
  lin = await logIn(server, 'lin');
});
afterAll(() => server.end());

describe('PouchDB replicates', () => {
  test('an event with a photo from one phone to the server and on to another phone', async () => {
    const [first, second] = [local(), local()];
    const sent = event();
    await first.put({ ...sent, _attachments: { 'a.jpg': PHOTO_FILE } });
    const up = await first.replicate.to(remote(server, DB, lin));
    expect(up).toMatchObject({ ok: true, docs_written: 1, doc_write_failures: 0 });
    const down = await second.replicate.from(remote(server, DB, lin));
    expect(down.ok).toBe(true);
    expect(await second.get(sent._id)).toMatchObject(sent);
    const photo = (await second.getAttachment(sent._id, 'a.jpg')) as Buffer;
    expect(photo.toString('hex')).toBe(PHOTO.toString('hex'));
  });

  test('live in both directions', async () => {
    const [first, second] = [local(), local()];
    const feeds = [first, second].map((one) =>
      one.sync(remote(server, DB, lin), { live: true, retry: true }),
    );
    const [a, b] = [event(), event()];
    await first.put(a);
    await second.put(b);
    await until(() => found(second, a._id), 'the event of the first phone on the second');
    await until(() => found(first, b._id), 'the event of the second phone on the first');
    for (const feed of feeds) feed.cancel();
  });

  test('goes on from its checkpoint and sends nothing twice', async () => {
    const phone = local();
    await phone.put(event());
    await phone.replicate.to(remote(server, DB, lin));
    await phone.put(event());
    const again = await phone.replicate.to(remote(server, DB, lin));
    expect(again.docs_read).toBe(1);
  });

  test('a refused event is told with code, place and words, and does not hold up the others', async () => {
    const phone = local();
    const [bad, good] = [event({ data: { what: '' } }), event()];
    await phone.bulkDocs([bad, good]);
    const denied: unknown[] = [];
    const push = phone.replicate.to(remote(server, DB, lin));
    void push.on('denied', (one: unknown) => denied.push(one));
    const result = await push;
    expect(result).toMatchObject({ docs_written: 1, doc_write_failures: 1 });
    expect(denied).toHaveLength(1);
    const told = denied[0] as { id: string; reason: string };
    expect(told.id).toBe(bad._id);
    expect(JSON.parse(told.reason)).toMatchObject({ code: 'data', pointer: '/data/what' });
    expect(Object.keys(JSON.parse(told.reason) as object).sort()).toEqual(['code', 'en', 'pointer', 'zh-CN']);
    expect(await found(remote(server, DB, lin), good._id)).toBe(true);
  });

  test('many events in batches, none left out', async () => {
    const phone = local();
    const sent = Array.from({ length: 120 }, () => event());
    await phone.bulkDocs(sent);
    await phone.replicate.to(remote(server, DB, lin), { batch_size: 50 });
    const other = local();
    await other.replicate.from(remote(server, DB, lin), { batch_size: 30 });
    const { rows } = await other.allDocs({ keys: sent.map(({ _id }) => _id) });
    expect(rows.filter((row) => 'id' in row)).toHaveLength(120);
  });
});

async function found(database: AnyDatabase, id: string): Promise<true | undefined> {
  return database.get(id).then(
    () => true,
    () => undefined,
  );
}
