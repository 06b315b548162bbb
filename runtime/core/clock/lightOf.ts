import type { Calendar, DeadlineFile, DeadlineRun, Light } from '#core/model';
import { dayOf } from './days.ts';
import { flagsOf, isWork, workTable } from './workTable.ts';

/** Yellow in the last quarter (domain practice: green means more than 25 % of the time is left). */
const SHARE = 0.25;
/** … or when no more than this many working days are left, today included. */
const WORKDAYS = 1;

type Lit = Pick<DeadlineRun, 'startedAt' | 'stoppedAt' | 'due' | 'pauses' | 'span'>;

/** The light of a run at `now` (SPEC T9). */
export function lightOf(
  run: Lit,
  deadline: Pick<DeadlineFile, 'warn'>,
  now: number,
  calendar: Calendar,
  offsetMinutes: number,
): Light {
  const { due, stoppedAt } = run;
  if (stoppedAt !== null) return due !== null && stoppedAt >= due ? 'missed' : 'met';
  if (due === null) return 'paused';
  if (now >= due) return 'red';
  const { share = SHARE, workdays = WORKDAYS } = deadline.warn ?? {};
  const total = due - run.startedAt - pausedTime(run);
  if (due - now <= total * share) return 'yellow';
  const days = { first: dayOf(now, offsetMinutes), last: dayOf(due - 1, offsetMinutes) };
  return isCountedInDays(run) && atMostWorkdays(calendar, days, workdays) ? 'yellow' : 'green';
}

function isCountedInDays({ span }: Lit): boolean {
  return span.unit === 'days' || span.unit === 'workdays';
}

/** The share is of the time that really ran: a case that stood still for a month does not turn yellow by it. */
function pausedTime({ pauses, startedAt }: Lit): number {
  let sum = 0;
  for (const [from, to] of pauses) if (to !== null) sum += Math.max(0, to - Math.max(from, startedAt));
  return sum;
}

/** Stops as soon as there are more: a deadline months away costs no more than a near one. */
function atMostWorkdays(
  calendar: Calendar,
  { first, last }: { readonly first: number; readonly last: number },
  few: number,
): boolean {
  const table = workTable(calendar);
  let found = 0;
  for (let day = first; day <= last; day += 1) {
    if (isWork(flagsOf(table, day))) found += 1;
    if (found > few) return false;
  }
  return true;
}
