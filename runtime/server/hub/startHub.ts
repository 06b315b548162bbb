import { isEventDatabase } from '../account/rights.ts';
import { formatOf } from '../lists/formatOf.ts';
import { findFormat, querySummaries } from '../lists/summaries.ts';
import type { Town } from '../Town.ts';
import { Hub } from './Hub.ts';

/** Starts a hub over the databases that exist; it goes on where one was stopped or killed. Several may run over the same store. */
export async function startHub(town: Town): Promise<Hub> {
  const existing = (await town.databases.existing()).filter(isEventDatabase);
  const hub = new Hub(town, existing, await dueCases(town));
  town.databases.onWrite((name) => {
    if (isEventDatabase(name)) hub.wake(name);
  });
  hub.start();
  return hub;
}

/** The cases that may change by themselves, and when (ms). */
async function dueCases(town: Town): Promise<ReadonlyMap<string, number>> {
  // All that is not of this format is looked at anyway.
  if ((await findFormat(town)) !== formatOf(town.kit)) return new Map();
  const found = await querySummaries(town, {
    selector: { nextLook: { $gt: '' } },
    sort: [{ nextLook: 'asc' }],
    fields: ['_id', 'nextLook'],
  });
  return new Map(found.map(({ _id, nextLook = '' }) => [_id, Date.parse(nextLook)]));
}
