import { isEventDatabase } from '../account/rights.ts';
import type { Database, SentDocument } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import type { Gathered } from './gatherCase.ts';
import { gatherCase } from './gatherCase.ts';

/**
 * Brings the events of one case to every database that is to have them, and gives the case that they add up to. Doing it again
 * does nothing; stopping it anywhere leaves some copies missing, and the next time makes them.
 */
export async function copyCase(town: Town, caseId: string, source: string): Promise<Gathered['whole']> {
  const gathered = await gatherCase(town, caseId, source);
  for (const [name, ids] of targetsOf(gathered)) {
    if (isEventDatabase(name))
      await copyTo(town, await town.databases.get(name, 'server'), caseId, ids, gathered);
  }
  return gathered.whole;
}

/**
 * Database → ids of events. The town gets everything; an event without an opening goes no further, since nobody knows yet whom it
 * concerns. The case's audience gets the events about the case's own grid: one that claims another grid is shown to the town
 * only, so that nobody can write into a grid that is not theirs.
 */
function targetsOf({ events, whole }: Gathered): ReadonlyMap<string, ReadonlySet<string>> {
  const own = events.filter(({ grid }) => grid === whole?.case.grid).map(({ _id }) => _id);
  const targets = new Map<string, ReadonlySet<string>>();
  for (const name of whole?.case.audience ?? []) targets.set(name, new Set(own));
  return targets.set('town', new Set(events.map(({ _id }) => _id)));
}

async function copyTo(
  town: Town,
  target: Database,
  caseId: string,
  ids: ReadonlySet<string>,
  { homes }: Gathered,
): Promise<void> {
  const candidates = [...ids].filter((id) => homes.get(id) !== target.name);
  if (candidates.length === 0) return;
  // The locks of the door: between our look and our write nobody may write the same id with another content.
  await town.databases.exclusively([`case ${caseId}`, `database ${target.name}`], async () => {
    const { rows } = await target.rows({ keys: candidates });
    const missing = rows.filter((row) => 'error' in row).map((row) => row.key);
    for await (const documents of batchesOf(town, missing, homes)) await write(target, documents);
  });
}

/** Copies were judged at the door they came in by. One that is refused now must not be taken for a copy. */
async function write(target: Database, documents: readonly SentDocument[]): Promise<void> {
  const answers = await target.write(documents, false);
  const failed = answers.find((answer) => 'error' in answer);
  if (failed !== undefined) throw new Error(`${target.name} refused a copy: ${JSON.stringify(failed)}`);
}

/** Documents without files that go together: each write is one fsync. */
const TOGETHER = 100;

/**
 * The documents to write, each with its revision, so that a device that pulls from two databases gets one document and not a
 * conflict. One with files goes alone, and is in memory alone.
 */
async function* batchesOf(
  town: Town,
  ids: readonly string[],
  homes: ReadonlyMap<string, string>,
): AsyncGenerator<readonly SentDocument[], void, undefined> {
  let plain: SentDocument[] = [];
  for (const id of ids) {
    const home = await town.databases.get(homes.get(id) ?? 'town', 'server');
    const doc = (await home.document(id, { files: true })) as SentDocument;
    if (doc['_attachments'] !== undefined) yield [doc];
    else plain.push(doc);
    if (plain.length < TOGETHER) continue;
    yield plain;
    plain = [];
  }
  if (plain.length > 0) yield plain;
}
