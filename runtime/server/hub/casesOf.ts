import { caseOfId } from '#core/door';
import type { ChangeRow } from '../storage/Database.ts';
import { leafKey } from './leafKey.ts';

/** The cases that these changes are about, each with the keys of the events' contents among them. */
export function casesOf(rows: readonly ChangeRow[]): ReadonlyMap<string, readonly string[]> {
  const cases = new Map<string, string[]>();
  for (const { id, changes } of rows) {
    const caseId = caseOfId(id);
    if (caseId === undefined) continue;
    const keys = cases.get(caseId) ?? [];
    keys.push(...changes.map(({ rev }) => leafKey({ id, rev })));
    cases.set(caseId, keys);
  }
  return cases;
}
