import { caseOfId } from '#core/door';
import { under } from '../storage/documents.ts';
import type { Town } from '../Town.ts';
import { formatOf } from './formatOf.ts';
import { findFormat, findSummary, writeFormat } from './summaries.ts';

const PAGE = 1000;

/**
 * The town's cases whose summary is missing or of another format: none, but after the cache was deleted or its format changed. When
 * all were taken up that is noted, so that the next start need not look.
 */
export async function* casesToSummarize(town: Town): AsyncGenerator<string, void, undefined> {
  const format = formatOf(town.kit);
  if ((await findFormat(town)) === format) return;
  for await (const caseId of casesOfTown(town)) {
    if ((await findSummary(town, caseId))?.format !== format) yield caseId;
  }
  await writeFormat(town, format);
}

/** Every case of the town once, page by page: ids sort by case. */
async function* casesOfTown(town: Town): AsyncGenerator<string, void, undefined> {
  const database = await town.databases.get('town', 'server');
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
