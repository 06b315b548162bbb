import type { Town } from '../Town.ts';
import type { CaseSummary } from './CaseSummary.ts';
import { querySummaries } from './summaries.ts';

type Found = Pick<CaseSummary, 'updatedAt'>;

/**
 * Ids of the open cases that have events in this database, those that somebody touched last first. What the hub has not copied yet
 * is not among them: who wants everything reads the events.
 */
export async function openCasesOf(town: Town, database: string): Promise<readonly string[]> {
  const found = await querySummaries(town, {
    // The index is taken only when every field of it is asked about.
    selector: { open: true, updatedAt: { $gt: '' }, databases: { $elemMatch: { $eq: database } } },
    sort: [{ open: 'desc' }, { updatedAt: 'desc' }],
    fields: ['_id', 'updatedAt'],
  });
  // Each half of the list cache came in order.
  const latest = ({ updatedAt: one }: Found, { updatedAt: other }: Found): number =>
    one === other ? 0 : one < other ? 1 : -1;
  return [...found].sort(latest).map(({ _id }) => _id);
}
