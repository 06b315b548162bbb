import { join } from 'node:path';
import { caseOfId } from '#core/door';
import { JsonFile } from '../storage/JsonFile.ts';
import type { Town } from '../Town.ts';
import type { Checkpoints } from './Hub.ts';
import { Hub } from './Hub.ts';

/** Starts the hub over the databases that exist; it goes on where it was stopped or killed. */
export async function startHub(town: Town, dataDir: string): Promise<Hub> {
  const parse = (stored: unknown): Checkpoints => (stored ?? {}) as Checkpoints;
  const checkpoints = await JsonFile.open(join(dataDir, 'hub.json'), parse);
  const existing = (await town.databases.existing()).filter((name) => name !== 'config');
  const hub = new Hub(town, checkpoints, existing, await casesOfTown(town, existing));
  town.databases.onWrite((name) => {
    if (name !== 'config') hub.wake(name);
  });
  hub.start();
  return hub;
}

async function casesOfTown(town: Town, existing: readonly string[]): Promise<readonly string[]> {
  if (!existing.includes('town')) return [];
  const { pouch } = await town.databases.get('town');
  const { rows } = await pouch.allDocs();
  return [...new Set(rows.map(({ id }) => caseOfId(id)).filter((id) => id !== undefined))];
}
