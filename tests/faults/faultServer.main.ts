/**
 * The server of fault tests in a process of its own, so that it can be killed with -9. Told over the channel to its parent what to do;
 * its hubs are killed one by one at any of their steps.
 */
import { readKit } from '#core/model';
import { startServer } from '#server';
import type { TownServer } from '#server';
import type { Hub } from '../../runtime/server/hub/Hub.ts';
import { startHub } from '../../runtime/server/hub/startHub.ts';
import { readConfig } from '../../runtime/server/publish/readConfig.ts';
import { MortalTown } from './mortal.ts';

/** What the parent may ask; each question is answered with its number. */
export type Order =
  | { readonly do: 'open'; readonly dataDir: string }
  | { readonly do: 'close' }
  | { readonly do: 'kill-hub'; readonly steps: number }
  | { readonly do: 'second-hub' }
  /** Resolves when all hubs have done what there was to do. */
  | { readonly do: 'settle' };

interface Living {
  readonly hub: Hub;
  readonly mortal: MortalTown;
}

const files = await readConfig(process.argv[2] ?? '');
// Checked by the tests of the town; here a server is started again and again.
const loaded = readKit(files);
if (loaded.status === 'refused') throw new Error('the sample town is refused');
const { kit } = loaded;
const faults: string[] = [];

let server: TownServer | undefined;
let hubs: Living[] = [];

async function birth(): Promise<Living> {
  if (server === undefined) throw new Error('no server');
  const mortal = new MortalTown(server.town);
  const living = { mortal, hub: await startHub(mortal.town) };
  hubs.push(living);
  return living;
}

async function killHub(steps: number): Promise<void> {
  const [living] = hubs;
  if (living === undefined) return;
  living.mortal.killAfter(steps);
  // One that has nothing to do dies in its sleep.
  await Promise.race([living.mortal.death, living.hub.settled()]);
  living.mortal.kill();
  await living.hub.stop();
  hubs = hubs.filter((one) => one !== living);
  if (hubs.length === 0) await birth();
}

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'open': {
      const { dataDir } = order;
      const log = (level: string, message: string, facts?: Readonly<Record<string, unknown>>): void => {
        const told = JSON.stringify(facts ?? {});
        if (level === 'error' && !told.includes('the hub was killed')) faults.push(`${message} ${told}`);
      };
      server = await startServer({ kit, files, readKit: () => undefined, dataDir, port: 0, log });
      // Ours instead of its own: they can be killed.
      await server.hub.stop();
      await birth();
      return server.port;
    }
    case 'close':
      for (const { hub } of hubs) await hub.stop();
      hubs = [];
      await server?.close();
      server = undefined;
      return faults.splice(0);
    case 'kill-hub':
      return killHub(order.steps);
    case 'second-hub':
      await birth();
      return undefined;
    case 'settle':
      for (const { hub } of hubs) await hub.settled();
      return faults.slice();
  }
}

process.on('message', ({ number, order }: { readonly number: number; readonly order: Order }) => {
  obey(order).then(
    (value) => {
      tell({ number, value });
    },
    (error: unknown) => {
      tell({ number, error: error instanceof Error ? error.stack : String(error) });
    },
  );
});
process.on('disconnect', () => process.exit(0));
tell({ number: 0, value: 'ready' });

/** Who asked may be gone by now: then there is nobody to answer, and nothing to live for. */
function tell(message: object): void {
  process.send?.(message, undefined, undefined, (error: Error | null) => {
    if (error !== null) process.exit(1);
  });
}
