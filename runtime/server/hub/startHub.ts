import { caseOfId } from '#core/door';
import type { Town } from '../Town.ts';
import { Hub } from './Hub.ts';

/** Starts the hub over the databases that exist; it goes on where it was stopped or killed. */
export async function startHub(town: Town): Promise<Hub> {
  const existing = (await town.databases.existing()).filter((name) => name !== 'config');
  const hub = new Hub(town, existing, await casesOfTown(town, existing));
  town.databases.onWrite((name) => {
    if (name !== 'config') hub.wake(name);
  });
  hub.start();
  return hub;
}

async function casesOfTown(town: Town, existing: readonly string[]): Promise<readonly string[]> {
  if (!existing.includes('town')) return [];
  const database = await town.databases.get('town', 'server');
  const { rows } = await database.rows({});
  return [...new Set(rows.map(({ key }) => caseOfId(key)).filter((id) => id !== undefined))];
}
