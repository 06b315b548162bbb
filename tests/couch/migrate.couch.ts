/** A town that outgrows the embedded database: `wangge migrate-store`, and CouchDB's own replicator against the embedded server. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import nano from 'nano';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrateStore } from '#server';
import type { MigrateStep } from '#server';
import { ask, event, logIn, PASSWORD, PHOTO, PHOTO_FILE, start } from '../server/harness.ts';
import type { Running, Sent } from '../server/harness.ts';
import { GRID, MINIMAL_KIT } from '../server/minimalKit.ts';
import { couchUrl, emptyCouch } from './couchServer.ts';

const DB = `grid-${GRID}`;
const admin = nano(couchUrl().replace(/\/$/, ''));
let embedded: Running;
const sent: Sent[] = [];

async function send(server: Running, ...docs: readonly Sent[]): Promise<void> {
  const cookie = await logIn(server, 'lin');
  const answer = await ask(server, cookie, 'POST', `/${DB}/_bulk_docs`, { docs });
  expect((answer.json as { ok?: boolean }[]).every(({ ok }) => ok === true)).toBe(true);
  sent.push(...docs);
  await server.hub.settled();
}

function migrate(
  dryRun = false,
): Promise<{ readonly steps: readonly MigrateStep[]; readonly accounts: readonly string[] }> {
  const { dataDir } = embedded;
  return migrateStore({ dataDir, couchUrl: couchUrl(), kit: MINIMAL_KIT, readKit: () => undefined, dryRun });
}

beforeAll(async () => {
  await emptyCouch();
  embedded = await start({}, false);
});
afterAll(async () => {
  await rm(embedded.dataDir, { recursive: true, force: true });
  for (const name of ['replica', 'outgrown']) await admin.db.destroy(name).catch(() => undefined);
  await emptyCouch();
});

describe("CouchDB's replicator", () => {
  const remote = (): object => ({
    url: `${embedded.url}/${DB}`,
    auth: { basic: { username: 'lin', password: PASSWORD } },
  });

  test('pulls from the embedded server, photos too, and goes on from its checkpoint', async () => {
    await send(embedded, { ...event(), _attachments: { 'a.jpg': PHOTO_FILE } }, event(), event());
    const pull = { source: remote(), target: 'replica', create_target: true };
    const body = { ...pull, target: { url: `${couchUrl().replace(/\/$/, '')}/replica` } };
    const first = (await admin.request({ path: '_replicate', method: 'post', body })) as {
      history: { end_last_seq: unknown }[];
    };
    expect(first.history[0]).toMatchObject({ docs_written: 3, doc_write_failures: 0 });
    const photo = await admin.use('replica').attachment.get(sent[0]?._id ?? '', 'a.jpg');
    expect(photo.toString('base64')).toBe(PHOTO_FILE.data);
    await send(embedded, event());
    const next = (await admin.request({ path: '_replicate', method: 'post', body })) as { history: object[] };
    // CouchDB goes on counting where it stopped: four in all, read from there.
    const from = { start_last_seq: first.history[0]?.end_last_seq };
    expect(next.history[0]).toMatchObject({ ...from, docs_read: 4, docs_written: 4 });
  });

  test('pushes to the embedded server, and is refused like everybody else what may not be there', async () => {
    await admin.db.create('outgrown');
    // Beyond 64 KB the replicator sends a document alone, with the bytes behind it.
    const large = Buffer.concat([new Uint8Array(PHOTO), new Uint8Array(randomBytes(200_000))]);
    const file = { content_type: 'image/jpeg', data: large.toString('base64') };
    const withPhotos = { ...event(), _attachments: { 'a.jpg': file, 'b.jpg': PHOTO_FILE } };
    const [good, bad] = [event(), event({ by: 'wu' })];
    await admin.use<object>('outgrown').bulk({ docs: [good, bad, withPhotos] });
    const body = { source: { url: `${couchUrl().replace(/\/$/, '')}/outgrown` }, target: remote() };
    const pushed = (await admin.request({ path: '_replicate', method: 'post', body })) as {
      history: object[];
    };
    expect(pushed.history[0]).toMatchObject({ docs_written: 2, doc_write_failures: 1 });
    const cookie = await logIn(embedded, 'lin');
    const read = async (id: string): Promise<number> =>
      (await ask(embedded, cookie, 'GET', `/${DB}/${encodeURIComponent(id)}`)).status;
    expect([await read(good._id), await read(bad._id)]).toEqual([200, 404]);
    const photo = await fetch(`${embedded.url}/${DB}/${encodeURIComponent(withPhotos._id)}/a.jpg`, {
      headers: { cookie },
    });
    expect(Buffer.from(await photo.arrayBuffer()).equals(new Uint8Array(large))).toBe(true);
    sent.push(good, withPhotos);
  });
});

describe('wangge migrate-store', () => {
  test('brings every document and account, says so truly, and a second time finds nothing to do', async () => {
    await expect(migrate()).rejects.toMatchObject({ name: 'DataDirectoryBusy' });
    await embedded.hub.settled();
    await embedded.close();
    const plan = await migrate(true);
    expect((await admin.db.list()).includes(DB)).toBe(false);
    const { steps, accounts } = await migrate();
    expect(steps.map(({ database, copied }) => [database, copied])).toEqual(
      plan.steps.map(({ database, copied }) => [database, copied]),
    );
    expect(steps.find(({ database }) => database === DB)).toMatchObject({ copied: sent.length, same: true });
    expect(steps.every(({ same }) => same === true)).toBe(true);
    expect(accounts).toContain('lin');
    const again = await migrate();
    expect(again.accounts).toEqual([]);
    expect(again.steps.every(({ copied, same }) => copied === 0 && same === true)).toBe(true);
  });

  test('goes on where it was stopped', async () => {
    const town = admin.use<object>('town');
    const { rows } = await town.list({ startkey: 'e/' });
    const [one] = rows;
    // As if it had been stopped before this one: purged, for a deletion would be a change.
    await admin.request({
      db: 'town',
      path: '_purge',
      method: 'post',
      body: { [one!.id]: [one!.value.rev] },
    });
    const { steps } = await migrate();
    expect(steps.find(({ database }) => database === 'town')).toMatchObject({ copied: 1, same: true });
  });

  test('tells when the other side holds something else', async () => {
    const stranger = event();
    await admin.use<object>(DB).insert(stranger);
    const { steps } = await migrate();
    expect(steps.filter(({ same }) => same === false).map(({ database }) => database)).toEqual([DB]);
  });

  test('people log in with their old passwords, and everything is there', async () => {
    const town = await start({ dataDir: embedded.dataDir }, true);
    expect(
      (await ask(town, undefined, 'POST', '/_session', { name: 'lin', password: 'wrong-one' })).status,
    ).toBe(401);
    for (let twice = 0; twice < 2; twice += 1) {
      const cookie = await logIn(town, 'lin');
      for (const { _id } of sent) {
        expect((await ask(town, cookie, 'GET', `/${DB}/${encodeURIComponent(_id)}`)).status).toBe(200);
      }
    }
    await town.close();
  });
});
