import type { Database, FindQuestion, StoredDocument } from '../storage/Database.ts';
import { findDocument } from '../storage/documents.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';
import type { Town } from '../Town.ts';
import type { CaseSummary } from './CaseSummary.ts';
import { CASES } from './CaseSummary.ts';

type Stored = CaseSummary & { readonly _rev: string };

/** More than a query of ours ever gives. */
const ALL = 1_000_000;

function openCache(town: Town): Promise<Database> {
  return town.databases.get(CASES, 'server');
}

/** The summary of a case as it is stored, or undefined. */
export async function findSummary(town: Town, caseId: string): Promise<Stored | undefined> {
  const found: StoredDocument | undefined = await findDocument(await openCache(town), caseId);
  return found as unknown as Stored | undefined;
}

/**
 * Stores a summary over the one that was found before the case was read (undefined: there was none). False when another hub
 * was faster: then the case is to be read again.
 */
export async function writeSummary(
  town: Town,
  summary: CaseSummary,
  before: Stored | undefined,
): Promise<boolean> {
  const rev = before === undefined ? {} : { _rev: before._rev };
  const [answer] = await (await openCache(town)).write([{ ...summary, ...rev }], true);
  if (answer === undefined || !('error' in answer)) return true;
  if (answer.error === 'conflict') return false;
  throw new Error(`a summary was refused: ${JSON.stringify(answer)}`);
}

/** The summaries that match, in the order of `sort` (an index: its fields, all in one direction, each asked about). */
export async function querySummaries(
  town: Town,
  question: Pick<FindQuestion, 'selector' | 'sort'> & { readonly fields: readonly (keyof CaseSummary)[] },
): Promise<readonly CaseSummary[]> {
  const { docs } = await (await openCache(town)).find({ ...question, limit: ALL, skip: 0 });
  return docs as unknown as readonly CaseSummary[];
}

/** Says which format all summaries were brought to, by the last rebuild that came to its end. A note: no query finds it. */
const NOTE = 'format';

export async function findFormat(town: Town): Promise<string | undefined> {
  const format = (await (await openCache(town)).note(NOTE))?.body['format'];
  return typeof format === 'string' ? format : undefined;
}

export async function writeFormat(town: Town, format: string): Promise<void> {
  const cache = await openCache(town);
  const before = await cache.note(NOTE);
  await cache.putNote(NOTE, { format }, before?.rev).catch((error: unknown) => {
    // Another hub came to the end first and wrote the same.
    if (!(error instanceof StorageFailure && error.kind === 'conflict')) throw error;
  });
}
