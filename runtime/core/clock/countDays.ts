import { startOfDay } from './days.ts';
import { COUNTS, flagsOf, isVerified, isWork } from './workTable.ts';
import type { WorkTable } from './workTable.ts';

/** How much time a deadline gives, as it runs (a variant already chosen). */
export interface Span {
  readonly amount: number;
  readonly unit: 'days' | 'workdays' | 'hours' | 'minutes';
  readonly rollover: boolean;
  readonly includeStart?: boolean;
}

/** [from, to) in ms, in order and apart from each other; `to` null while the pause lasts. */
export type Pause = readonly [from: number, to: number | null];

export type DayKind = 'start' | 'counted' | 'off' | 'paused' | 'moved';

export interface Counting {
  readonly startDay: number;
  readonly span: Span;
  readonly pauses: readonly Pause[];
  readonly table: WorkTable;
  readonly offsetMinutes: number;
  /** Told of every day from the start on, in order; `n` is the number of days counted so far. */
  readonly visit?: (day: number, kind: DayKind, n: number) => void;
}

export interface Counted {
  /** The last day; null when a pause that still lasts stands before it. */
  readonly last: number | null;
  readonly provisional: boolean;
}

/** A century. Longer spans are a slip that the checks report; here they must not make a loop that never ends. */
const LONGEST = 36_525;

/** Counts `days` or `workdays` (SPEC T1–T5). The one place where it is done: due dates and explanations share it. */
export function countDays(counting: Counting): Counted {
  const { startDay, span, visit } = counting;
  const amount = Math.min(span.amount, LONGEST);
  const fromStart = span.includeStart === true && amount > 0;
  if (!fromStart) visit?.(startDay, 'start', 0);
  const walk: Walk = { day: fromStart ? startDay - 1 : startDay, n: 0, provisional: false };
  while (walk.n < amount) {
    if (!passDay(counting, walk)) return { last: null, provisional: walk.provisional };
  }
  if (span.unit === 'days' && span.rollover) return rollOver(counting, walk);
  return { last: walk.day, provisional: walk.provisional };
}

/** Where the counting stands: after `day`, with `n` days counted. */
interface Walk {
  day: number;
  n: number;
  provisional: boolean;
}

/** Takes the next day, which counts, or is off, or paused. False when a pause that still lasts stands in the way. */
function passDay(counting: Counting, walk: Walk): boolean {
  const { span, table, visit } = counting;
  walk.day += 1;
  const stop = pausedAtEnd(counting, walk.day);
  if (stop !== 'no') {
    visit?.(walk.day, 'paused', walk.n);
    return stop === 'yes';
  }
  const flags = span.unit === 'workdays' ? flagsOf(table, walk.day) : COUNTS;
  if (!isVerified(flags)) walk.provisional = true;
  if (isWork(flags)) walk.n += 1;
  visit?.(walk.day, isWork(flags) ? 'counted' : 'off', walk.n);
  return true;
}

/** A last day that is off moves to the next day that is worked, and not paused. */
function rollOver(counting: Counting, { day: lastCounted, n, provisional: known }: Walk): Counted {
  const { table, visit } = counting;
  let day = lastCounted;
  let flags = flagsOf(table, day);
  let provisional = known || !isVerified(flags);
  while (!isWork(flags)) {
    day += 1;
    const stop = pausedAtEnd(counting, day);
    if (stop !== 'no') visit?.(day, 'paused', n);
    if (stop === 'for-now') return { last: null, provisional };
    if (stop === 'yes') continue;
    flags = flagsOf(table, day);
    provisional ||= !isVerified(flags);
    visit?.(day, isWork(flags) ? 'moved' : 'off', n);
  }
  return { last: day, provisional };
}

/**
 * Whether 24:00 of the day falls into a pause. 24:00 belongs to the day that ends: a pause that begins at that
 * very instant leaves the day counted, one that ends at it has held the day back.
 */
function pausedAtEnd({ pauses, offsetMinutes }: Counting, day: number): 'no' | 'yes' | 'for-now' {
  if (pauses.length === 0) return 'no';
  const end = startOfDay(day + 1, offsetMinutes);
  for (const [from, to] of pauses) {
    if (from >= end) continue;
    if (to === null) return 'for-now';
    if (end <= to) return 'yes';
  }
  return 'no';
}
