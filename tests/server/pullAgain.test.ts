/** A device whose network breaks while it catches up still gets everything: no checkpoint is noted behind what was dropped. */
import { expect, test } from 'vitest';
import type { EventDatabase } from '#store';
import { startSync } from '#sync';
import { event, local, logIn, Pouch, start, until } from './harness.ts';
import { GRID } from './minimalKit.ts';

test('what came in while a batch was under way is not skipped when the feed breaks then', async () => {
  const server = await start();
  const cookie = await logIn(server, 'lin');
  const database = await server.town.databases.get(`grid-${GRID}`, 'server');
  const [first, second, third] = [event(), event(), event()];
  await database.write([first], true);
  let [feeds, broken] = [0, false];
  let breaks: () => void = () => undefined;
  const isBroken = new Promise<void>((resolve) => (breaks = resolve));
  const faulty: typeof fetch = async (address, init) => {
    const path = address instanceof Request ? address.url : String(address);
    if (path.includes('/_changes') && !broken) {
      feeds += 1;
      // The first batch is on its way when this comes in, and the next question finds it; then the network is gone.
      if (feeds === 2) await database.write([second], true);
      if (feeds === 3) {
        broken = true;
        setTimeout(breaks, 50);
        throw new TypeError('Failed to fetch');
      }
    }
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    const response = await fetch(address, { ...init, headers });
    if (path.includes('/_bulk_get')) await isBroken;
    return Object.assign(response, { buffer: async () => Buffer.from(await response.arrayBuffer()) });
  };
  const options = { fetch: faulty, skip_setup: true } as PouchDB.HttpAdapter.HttpAdapterConfiguration;
  const remote = new Pouch(`${server.url}/grid-${GRID}`, options) as unknown as EventDatabase;
  const here = local() as unknown as EventDatabase;
  const sync = await startSync({
    pairs: { [`grid-${GRID}`]: { local: here, remote } },
    device: 'phone-1',
    clock: () => Date.now(),
  });
  await isBroken;
  await database.write([third], true);
  const wanted = [first, second, third].map(({ _id }) => _id).sort();
  await until(async () => {
    const { rows } = await here.allDocs({ startkey: 'e/', endkey: 'e/\uffff' });
    return rows.some(({ id }) => id === third._id) ? true : undefined;
  }, 'the newest event');
  const { rows } = await here.allDocs({ startkey: 'e/', endkey: 'e/\uffff' });
  expect(rows.map(({ id }) => id)).toEqual(wanted);
  sync.stop();
  await server.end();
});
