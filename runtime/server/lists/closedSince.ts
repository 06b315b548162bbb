import { own } from '#core/base';
import { flowTable } from '#core/flow';
import type { Case, Flow } from '#core/model';

const CLOSED = 'closed';

/** Since when a closed case is closed (ms), or null for one that is open. One that was reopened is closed since the last time. */
export function closedSince(flow: Flow, { tags, timeline }: Case): number | null {
  if (!tags.includes(CLOSED)) return null;
  const { states } = flowTable(flow);
  const isParallel = own(states, '')?.kind === 'parallel';
  const regionOf = (path: string): string => (isParallel ? (path.split('.')[0] ?? '') : '');
  const isClosed = (path: string): boolean =>
    withAncestors(path).some((one) => own(states, one)?.tags.includes(CLOSED));
  const closed = new Map<string, number>();
  for (const { at, entered } of timeline) {
    for (const leaf of entered) {
      const region = regionOf(leaf);
      if (!isClosed(leaf)) closed.delete(region);
      else if (!closed.has(region)) closed.set(region, at);
    }
  }
  return closed.size === 0 ? null : Math.min(...closed.values());
}

function withAncestors(path: string): readonly string[] {
  const parts = path.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}
