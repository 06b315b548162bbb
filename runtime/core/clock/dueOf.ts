import type { Calendar, DeadlineRun } from '#core/model';
import { countDays } from './countDays.ts';
import type { Pause, Span } from './countDays.ts';
import { dayOf, parseDate, startOfDay } from './days.ts';
import { workTable } from './workTable.ts';

export interface Due {
  /** ms; null while a pause that began before it lasts. */
  readonly due: number | null;
  /** A day was asked about whose year has no verified calendar (SPEC T4). */
  readonly provisional: boolean;
}

/**
 * The due instant of a span that starts at `start` (ms).
 * `pauses` are in order of time and do not overlap, as replay keeps them.
 */
export function dueOf(
  start: number,
  span: Span,
  pauses: readonly Pause[],
  calendar: Calendar,
  offsetMinutes: number,
): Due {
  if (span.unit === 'hours')
    return { due: runOn(start, span.amount * 3_600_000, pauses), provisional: false };
  if (span.unit === 'minutes') return { due: runOn(start, span.amount * 60_000, pauses), provisional: false };
  const { last, provisional } = countDays({
    startDay: dayOf(start, offsetMinutes),
    span,
    pauses,
    table: workTable(calendar),
    offsetMinutes,
  });
  return { due: last === null ? null : startOfDay(last + 1, offsetMinutes), provisional };
}

/** The due instant of a run as it stands: counted, paused or extended. */
export function dueOfRun(
  run: Pick<DeadlineRun, 'startedAt' | 'span' | 'pauses' | 'extendedTo'>,
  calendar: Calendar,
  offsetMinutes: number,
): Due {
  if (run.extendedTo === null) return dueOf(run.startedAt, run.span, run.pauses, calendar, offsetMinutes);
  const { extendedTo } = run;
  const standing = run.pauses.some(([from, to]) => to === null && from < extendedTo);
  return { due: standing ? null : extendedTo, provisional: false };
}

/** The instant (ms) of 24:00 of a local date; null when the text is no real date. */
export function endOfDay(date: string, offsetMinutes: number): number | null {
  const day = parseDate(date);
  return day === undefined ? null : startOfDay(day + 1, offsetMinutes);
}

/** Hours and minutes: the time paused before the due instant is added to it. */
function runOn(start: number, length: number, pauses: readonly Pause[]): number | null {
  let due = start + length;
  for (const [from, to] of pauses) {
    if (from >= due) break;
    if (to === null) return null;
    due += Math.max(0, to - Math.max(from, start));
  }
  return due;
}
