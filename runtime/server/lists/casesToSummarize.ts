import { caseOfId, databaseKind } from '#core/door';
import { isEventDatabase } from '../account/rights.ts';
import { under } from '../storage/documents.ts';
import type { Town } from '../Town.ts';
import { formatOf } from './formatOf.ts';
import { findFormat, findSummary, writeFormat } from './summaries.ts';

const PAGE = 1000;

/** A case that the list cache does not know well enough, and a database that has it. */
export interface Unknown {
  readonly caseId: string;
  readonly database: string;
}

/**
 * The town's cases whose summary is missing or of another format, then those that a department has and the summary does not say
 * so: none, but after the cache was deleted or its format changed. When all were taken up that is noted, so that the next start
 * need not look.
 */
export async function* casesToSummarize(town: Town): AsyncGenerator<Unknown, void, undefined> {
  const format = formatOf(town.kit);
  if ((await findFormat(town)) === format) return;
  for await (const caseId of casesOf(town, 'town')) {
    if ((await findSummary(town, caseId))?.format !== format) yield { caseId, database: 'town' };
  }
  for (const database of (await town.databases.existing()).filter(isOfReceivers)) {
    for await (const caseId of casesOf(town, database)) {
      const summary = await findSummary(town, caseId);
      if (summary?.databases.includes(database) === false) yield { caseId, database };
    }
  }
  await writeFormat(town, format);
}

function isOfReceivers(name: string): boolean {
  const kind = databaseKind(name);
  return isEventDatabase(name) && kind !== 'town' && kind !== 'grid';
}

/** Every case of a database once, page by page: ids sort by case. */
async function* casesOf(town: Town, name: string): AsyncGenerator<string, void, undefined> {
  const database = await town.databases.get(name, 'server');
  const { from, to } = under('e/');
  let last = '';
  let start = from;
  for (;;) {
    const { rows } = await database.rows({ from: start, to, limit: PAGE });
    for (const { key } of rows) {
      const caseId = caseOfId(key) ?? last;
      if (caseId !== last) yield caseId;
      last = caseId;
    }
    const end = rows.at(-1);
    if (rows.length < PAGE || end === undefined) return;
    start = `${end.key}\u0000`;
  }
}
