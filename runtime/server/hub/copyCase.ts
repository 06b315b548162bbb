import { dueTimes } from '#core/replay';
import { isDatabaseName } from '../account/rights.ts';
import type { OpenDatabase } from '../storage/Databases.ts';
import type { Town } from '../Town.ts';
import type { Gathered } from './gatherCase.ts';
import { gatherCase } from './gatherCase.ts';

export interface CopiedCase {
  /** How many documents were written. */
  readonly written: number;
  /** When the case may change by itself and with it its audience, ms; null when it will not. */
  readonly nextDue: number | null;
}

/**
 * Brings the events of one case to every database that is to have them. Doing it again does nothing; stopping it anywhere
 * leaves some copies missing, and the next time makes them.
 */
export async function copyCase(town: Town, caseId: string, source: string): Promise<CopiedCase> {
  const gathered = await gatherCase(town, caseId, source);
  let written = 0;
  for (const [name, ids] of targetsOf(gathered)) {
    if (isDatabaseName(name))
      written += await copyTo(town, await town.databases.get(name), caseId, ids, gathered);
  }
  const due = gathered.case === null ? undefined : dueTimes(gathered.case)[0]?.due;
  return { written, nextDue: due ?? null };
}

/**
 * Database → ids of events. The town gets everything. The case's audience gets the events about the case's own grid: an event
 * that claims another grid is shown to the town only, so that nobody can write into a grid that is not theirs.
 */
function targetsOf({ events, case: found }: Gathered): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = new Map<string, Set<string>>();
  const send = (name: string, id: string): void => {
    const ids = targets.get(name) ?? new Set();
    targets.set(name, ids.add(id));
  };
  for (const { _id, grid } of events) {
    send('town', _id);
    if (found === null) send(`grid-${grid}`, _id);
    else if (grid === found.grid) for (const name of [`grid-${grid}`, ...found.audience]) send(name, _id);
  }
  return targets;
}

async function copyTo(
  town: Town,
  target: OpenDatabase,
  caseId: string,
  ids: ReadonlySet<string>,
  { homes }: Gathered,
): Promise<number> {
  const candidates = [...ids].filter((id) => homes.get(id) !== target.name);
  if (candidates.length === 0) return 0;
  // The locks of the door: between our look and our write nobody may write the same id with another content.
  return town.databases.locks.run([`case ${caseId}`, `database ${target.name}`], async () => {
    const { rows } = await target.pouch.allDocs({ keys: candidates });
    const missing = rows.filter((row) => 'error' in row).map((row) => row.key);
    for (const id of missing) {
      const { pouch } = await town.databases.get(homes.get(id) ?? 'town');
      const doc = await pouch.get(id, { attachments: true, binary: true });
      // With its revision, so that a device that pulls from two databases gets one document and not a conflict.
      await target.pouch.bulkDocs([doc], { new_edits: false });
    }
    if (missing.length > 0) await town.databases.written(target);
    return missing.length;
  });
}
