import { isEventDatabase } from '../account/rights.ts';
import type { Database, SentDocument } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import type { Gathered, Leaf } from './gatherCase.ts';
import { gatherCase } from './gatherCase.ts';
import { leafKey } from './leafKey.ts';

/** What a round over one case found and left behind. */
export interface Copied {
  readonly whole: Gathered['whole'];
  /** Database → what is in it now of the case, as far as it was looked into. */
  readonly held: Gathered['held'];
}

/**
 * Brings the events of one case to every database that is to have them, and gives the case that they add up to. Doing it again
 * does nothing; stopping it anywhere leaves some copies missing, and the next time makes them.
 * @param source the database that told of it
 * @param known databases that had it before
 */
export async function copyCase(
  town: Town,
  caseId: string,
  source: string,
  known: readonly string[],
): Promise<Copied> {
  const gathered = await gatherCase(town, caseId, source, known);
  const held = new Map(gathered.held);
  for (const [name, copies] of targetsOf(gathered)) {
    if (!isEventDatabase(name)) continue;
    const before = held.get(name) ?? new Set();
    const candidates = copies.filter((copy) => !before.has(leafKey(copy)));
    await copyTo(town, await town.databases.get(name, 'server'), caseId, copies, candidates);
    held.set(name, new Set([...before, ...candidates.map(leafKey)]));
  }
  return { whole: gathered.whole, held };
}

interface Copy extends Leaf {
  readonly id: string;
}

/**
 * Database → what it is to have. The town gets everything; an event without an opening goes no further, since nobody knows yet whom it
 * concerns. The case's audience, and who received it before, get the events about the case's own grid: one that claims another grid is
 * shown to the town only, so that nobody can write into a grid that is not theirs.
 */
function targetsOf({ events, leaves, whole }: Gathered): ReadonlyMap<string, readonly Copy[]> {
  const all = events.flatMap(({ _id: id, grid: shown }) =>
    (leaves.get(id) ?? []).map((leaf) => ({ ...leaf, id, shown })),
  );
  const grid = whole?.case.grid;
  const own = all.filter((copy) => copy.grid === grid && copy.shown === grid);
  const targets = new Map<string, readonly Copy[]>();
  for (const name of whole?.databases ?? []) targets.set(name, own);
  return targets.set('town', all);
}

async function copyTo(
  town: Town,
  target: Database,
  caseId: string,
  copies: readonly Copy[],
  candidates: readonly Copy[],
): Promise<void> {
  if (candidates.length === 0) return;
  // The locks of the door: between our look and our write nobody may write the same id with another content.
  await town.databases.exclusively([`case ${caseId}`, `database ${target.name}`], async () => {
    const missing = await missingIn(target, candidates);
    for (const id of idsOf(missing)) tellRivals(town, id, copies);
    for await (const documents of batchesOf(town, missing)) await write(target, documents);
  });
}

async function missingIn(target: Database, copies: readonly Copy[]): Promise<readonly Copy[]> {
  const asked: Record<string, readonly string[]> = {};
  for (const { id, rev } of copies) asked[id] = [...(asked[id] ?? []), rev];
  const told = (await target.revsDiff(asked)) as Readonly<
    Record<string, { readonly missing?: readonly string[] }>
  >;
  return copies.filter(({ id, rev }) => told[id]?.missing?.includes(rev) === true);
}

function idsOf(copies: readonly Copy[]): ReadonlySet<string> {
  return new Set(copies.map(({ id }) => id));
}

/** Nobody sees the other content in a list, so whoever runs the server is told where to look. */
function tellRivals(town: Town, id: string, copies: readonly Copy[]): void {
  const revisions = copies.filter((copy) => copy.id === id).map(({ rev }) => rev);
  if (revisions.length < 2) return;
  town.log('error', 'two servers took two contents for one event; both are kept', { event: id, revisions });
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
  copies: readonly Copy[],
): AsyncGenerator<readonly SentDocument[], void, undefined> {
  let plain: SentDocument[] = [];
  for (const { id, rev, home: name } of copies) {
    const home = await town.databases.get(name, 'server');
    const doc = (await home.document(id, { rev, files: true })) as SentDocument;
    if (doc['_attachments'] !== undefined) yield [doc];
    else plain.push(doc);
    if (plain.length < TOGETHER) continue;
    yield plain;
    plain = [];
  }
  if (plain.length > 0) yield plain;
}
