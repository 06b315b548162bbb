/** CouchDB's official client for Node does its usual work. */
import nano from 'nano';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { event, PASSWORD, PHOTO, PHOTO_FILE, start } from './harness.ts';
import type { Running } from './harness.ts';
import { GRID } from './minimalKit.ts';

let server: Running;
let couch: nano.ServerScope;
let db: nano.DocumentScope<Record<string, unknown>>;

beforeAll(async () => {
  server = await start();
  couch = nano({ url: server.url.replace('//', `//lin:${PASSWORD}@`) });
  db = couch.use(`grid-${GRID}`);
});
afterAll(() => server.end());

describe('nano', () => {
  test('greets, logs in and asks who it is', async () => {
    const anonymous = nano({ url: server.url });
    expect(await anonymous.info()).toMatchObject({ couchdb: 'Welcome' });
    expect(await anonymous.auth('lin', PASSWORD)).toMatchObject({ ok: true, name: 'lin' });
    expect(await couch.session()).toMatchObject({ userCtx: { name: 'lin' } });
  });

  test('writes and reads documents, alone and many', async () => {
    const [first, second, third] = [event(), event(), event()];
    expect(await db.insert(first)).toMatchObject({ ok: true, id: first._id });
    expect(await db.insert(second, second._id)).toMatchObject({ ok: true, id: second._id });
    const bulk = await db.bulk({ docs: [third, event({ by: 'wu' })] });
    expect(bulk.map((row) => row.error ?? 'ok')).toEqual(['ok', 'forbidden']);
    expect(await db.get(first._id)).toMatchObject(first);
    expect(await db.get(first._id, { revs: true })).toHaveProperty('_revisions.start', 1);
    const head = (await db.head(second._id)) as unknown as Record<string, string>;
    expect(head['etag']).toMatch(/^"1-/);
    expect((await db.info()).doc_count).toBe(3);
    expect((await db.list()).rows).toHaveLength(3);
    expect((await db.list({ include_docs: true, limit: 2 })).rows.map((row) => row.doc?._id)).toHaveLength(2);
    const fetched = await db.fetch({ keys: [third._id, 'e/none'] });
    expect(fetched.rows[0]).toMatchObject({ id: third._id });
    expect(fetched.rows[1]).toMatchObject({ error: 'not_found' });
    await expect(db.get('e/none')).rejects.toMatchObject({ statusCode: 404, error: 'not_found' });
    await expect(db.insert(event({ data: {} }))).rejects.toMatchObject({
      statusCode: 403,
      error: 'forbidden',
    });
  });

  test('finds by Mango and follows changes', async () => {
    const sent = event({ data: { what: '样例：找得到' } });
    await db.insert(sent);
    const found = await db.find({ selector: { 'data.what': '样例：找得到' }, fields: ['_id'], limit: 5 });
    expect(found.docs).toEqual([{ _id: sent._id }]);
    const range = { selector: { _id: { $gte: `e/${sent.case}/`, $lt: `e/${sent.case}0` } } };
    expect((await db.find(range)).docs).toHaveLength(1);
    const changes = await db.changes({ include_docs: true });
    expect(changes.results.map((row) => row.id)).toContain(sent._id);
    const reader = db.changesReader.get({ since: '0', batchSize: 2, wait: false, timeout: 100 });
    const batches: unknown[][] = [];
    await new Promise((resolve, reject) => {
      reader.on('batch', (rows: unknown[]) => batches.push(rows));
      reader.on('end', resolve);
      reader.on('error', reject);
    });
    expect(batches.flat().length).toBeGreaterThanOrEqual(4);
  });

  test('reads a photo, and cannot attach one to what is stored', async () => {
    const sent = { ...event(), _attachments: { 'a.jpg': PHOTO_FILE } };
    const { rev } = await db.insert(sent);
    const photo = await db.attachment.get(sent._id, 'a.jpg');
    expect(photo.toString('hex')).toBe(PHOTO.toString('hex'));
    const attach = db.attachment.insert(sent._id, 'b.jpg', PHOTO, 'image/jpeg', { rev });
    await expect(attach).rejects.toMatchObject({ statusCode: 405 });
    await expect(db.destroy(sent._id, rev)).rejects.toMatchObject({ statusCode: 405 });
  });

  test('administers nothing', async () => {
    await expect(couch.db.list()).rejects.toMatchObject({ statusCode: 404 });
    await expect(couch.db.create('mine')).rejects.toMatchObject({ statusCode: 404 });
    await expect(couch.db.create(`grid-${GRID}`)).rejects.toMatchObject({ statusCode: 405 });
    await expect(couch.db.destroy(`grid-${GRID}`)).rejects.toMatchObject({ statusCode: 405 });
    await expect(couch.db.replicate(`grid-${GRID}`, 'town')).rejects.toMatchObject({ statusCode: 404 });
    await expect(db.createIndex({ index: { fields: ['kind'] } })).rejects.toMatchObject({ statusCode: 404 });
    await expect(db.view('x', 'y')).rejects.toMatchObject({ statusCode: 404 });
  });
});
