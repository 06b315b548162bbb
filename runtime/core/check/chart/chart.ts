import type { FlowCheck } from '../Check.ts';
import { deadEnds } from './deadEnds.ts';
import { opening, reach } from './reach.ts';
import { regions } from './regions.ts';
import { targets } from './targets.ts';

const PATHS: readonly FlowCheck[] = [regions, opening, reach, deadEnds];

/** A chart that XState does not take has no paths to speak of: they would only show the same fault from other sides. */
export const chart: FlowCheck = (subject) => {
  const faults = targets(subject);
  return faults.length > 0 ? faults : PATHS.flatMap((check) => check(subject));
};
