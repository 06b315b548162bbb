import { equalJson, own } from '#core/base';
import type { JsonValue } from '#core/base';
import type { Case, Kit } from '#core/model';
import { isPersonal } from '#core/rules';
import type { Town } from '../Town.ts';
import type { CaseSummary } from './CaseSummary.ts';
import { CASES, CASES_OF_PERSONS } from './CaseSummary.ts';
import { formatOf } from './formatOf.ts';
import { findKept, writeSummary } from './summaries.ts';
import { summarize } from './summarize.ts';

/** A case as it was read just now, with the kit that it is pinned to. */
export interface Read {
  readonly case: Case;
  readonly kit: Kit;
  /** ms; that of the replay. */
  readonly now: number;
  /** Where its events belong. */
  readonly databases: readonly string[];
}

/**
 * Brings the summary of a case up to date. `read` is called after the stored summary was looked at, and again when another hub
 * changed that meanwhile: so the last one that writes has read everything that the others had.
 */
export async function keepSummary<R extends Read | undefined>(
  town: Town,
  caseId: string,
  read: (before: CaseSummary | undefined) => Promise<R>,
): Promise<R> {
  for (;;) {
    const before = await findKept(town, caseId);
    const found = await read(before[0]?.summary);
    if (found === undefined) return found;
    const summary = summarize(found.case, {
      kit: found.kit,
      current: town.kit,
      format: formatOf(town.kit),
      now: found.now,
      databases: found.databases,
    });
    const cache = cacheOf(summary.flow, [found.kit, town.kit]);
    const [only, ...others] = before;
    if (only?.cache === cache && others.length === 0 && same(only.summary, summary)) return found;
    if (await writeSummary(town, summary, cache, before)) return found;
  }
}

/** Where summaries of a flow are kept; what is about persons under either kit stays with those who may read it. */
function cacheOf(flowId: string, kits: readonly Kit[]): string {
  const flows = kits.flatMap((kit) => own(kit.flows, flowId) ?? []);
  return flows.some(isPersonal) ? CASES_OF_PERSONS : CASES;
}

/** Whether nothing is new but the time at which it was written. */
function same(before: object, after: object): boolean {
  const bare = (summary: object): JsonValue =>
    JSON.parse(JSON.stringify({ ...summary, keptAt: '', _rev: '' })) as JsonValue;
  return equalJson(bare(before), bare(after));
}
