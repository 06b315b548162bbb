import type { Database, FindQuestion, SentDocument } from '../storage/Database.ts';
import { findDocument } from '../storage/documents.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';
import type { Town } from '../Town.ts';
import type { CaseSummary } from './CaseSummary.ts';
import { CACHES } from './CaseSummary.ts';

type Stored = CaseSummary & { readonly _rev: string };

/** More than a query of ours ever gives. */
const ALL = 1_000_000;

/** A summary as it is stored, and in which half of the list cache. */
export interface Kept {
  readonly cache: string;
  readonly summary: Stored;
}

/** All halves that have a summary of the case: one, but when its flow came to be about persons. */
export async function findKept(town: Town, caseId: string): Promise<readonly Kept[]> {
  const found = await Promise.all(
    CACHES.map(async (cache) => {
      const summary = await findDocument(await town.databases.get(cache, 'server'), caseId);
      return summary === undefined ? [] : [{ cache, summary: summary as unknown as Stored }];
    }),
  );
  return found.flat();
}

/** The summary of a case as it is stored, or undefined. */
export async function findSummary(town: Town, caseId: string): Promise<Stored | undefined> {
  return (await findKept(town, caseId))[0]?.summary;
}

/**
 * Stores a summary over those that were found before the case was read, and takes it out of the half where it does not belong: first,
 * so that a server that is killed in between leaves none rather than one too many. False when another hub was faster: then the case is
 * to be read again.
 */
export async function writeSummary(
  town: Town,
  summary: CaseSummary,
  cache: string,
  before: readonly Kept[],
): Promise<boolean> {
  for (const { cache: elsewhere, summary: old } of before.filter((kept) => kept.cache !== cache)) {
    const { _id, _rev } = old;
    if (!(await write(town, elsewhere, { _id, _rev, _deleted: true }))) return false;
  }
  const here = before.find((kept) => kept.cache === cache);
  return write(town, cache, { ...summary, ...(here === undefined ? {} : { _rev: here.summary._rev }) });
}

async function write(town: Town, cache: string, document: SentDocument): Promise<boolean> {
  const [answer] = await (await town.databases.get(cache, 'server')).write([document], true);
  if (answer === undefined || !('error' in answer)) return true;
  if (answer.error === 'conflict') return false;
  throw new Error(`a summary was refused: ${JSON.stringify(answer)}`);
}

/**
 * The summaries that match, of either half in the order of `sort` (an index: its fields, all in one direction, each asked about), one half
 * after the other.
 */
export async function querySummaries(
  town: Town,
  question: Pick<FindQuestion, 'selector' | 'sort'> & { readonly fields: readonly (keyof CaseSummary)[] },
): Promise<readonly CaseSummary[]> {
  const found: CaseSummary[] = [];
  for (const cache of CACHES) {
    const { docs } = await (
      await town.databases.get(cache, 'server')
    ).find({ ...question, limit: ALL, skip: 0 });
    found.push(...(docs as unknown as readonly CaseSummary[]));
  }
  return found;
}

/** Says which format all summaries were brought to, by the last rebuild that came to its end. A note: no query finds it. */
const NOTE = 'format';

/** That of both halves; undefined when they differ, because one of them was deleted. */
export async function findFormat(town: Town): Promise<string | undefined> {
  const formats = new Set<unknown>();
  for (const cache of CACHES)
    formats.add((await (await town.databases.get(cache, 'server')).note(NOTE))?.body['format']);
  const [format, ...others] = formats;
  return typeof format === 'string' && others.length === 0 ? format : undefined;
}

export async function writeFormat(town: Town, format: string): Promise<void> {
  for (const name of CACHES) await noteFormat(await town.databases.get(name, 'server'), format);
}

async function noteFormat(cache: Database, format: string): Promise<void> {
  const before = await cache.note(NOTE);
  await cache.putNote(NOTE, { format }, before?.rev).catch((error: unknown) => {
    // Another hub came to the end first and wrote the same.
    if (!(error instanceof StorageFailure && error.kind === 'conflict')) throw error;
  });
}
