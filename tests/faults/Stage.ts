import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kit } from '#core/model';
import { startServer } from '#server';
import { loadTown, readTown } from '../examples/readTown.ts';
import { logIn, PASSWORD } from '../server/harness.ts';
import { FOURTH, holdingsOf, type PersonName, type Places } from './people.ts';
import { placesOf, samplesOf } from './samples.ts';
import type { Sample } from './samples.ts';

/** What all schedules share: the sample town, a data directory with its accounts and no case yet, and a session for each account. */
export interface Stage {
  readonly kit: Kit;
  readonly places: Places;
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  readonly cookies: Readonly<Record<string, string>>;
  /** A fresh copy of the data directory. */
  newDirectory(): Promise<string>;
  end(): Promise<void>;
}

const PEOPLE: readonly PersonName[] = [...FOURTH, 'center', 'unit', 'eye'];

export async function buildStage(): Promise<Stage> {
  const files = readTown();
  const { kit } = loadTown(files);
  const places = placesOf(kit);
  const root = await mkdtemp(join(tmpdir(), 'wangge-faults-'));
  const template = join(root, 'template');
  const server = await startServer({ kit, files, readKit: () => undefined, dataDir: template, port: 0 });
  await server.town.accounts.users.create(
    PEOPLE.map((name) => ({
      name,
      displayName: `样例·${name}`,
      holdings: holdingsOf(kit, places, name),
      password: PASSWORD,
    })),
  );
  const cookies: Record<string, string> = {};
  for (const name of PEOPLE) cookies[name] = await logIn(server, name);
  await server.close();
  let made = 0;
  return {
    kit,
    places,
    samples: samplesOf(kit, places),
    cookies,
    newDirectory: async () => {
      made += 1;
      const directory = join(root, `town-${String(made)}`);
      await cp(template, directory, { recursive: true });
      return directory;
    },
    end: () => rm(root, { recursive: true, force: true }),
  };
}
