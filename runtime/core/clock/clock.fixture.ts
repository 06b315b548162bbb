/** Test data only: the official arrangement for 2026 (General Office of the State Council, 4 November 2025). */
import type { Calendar, DeadlineRun } from '#core/model';
import { endOfDay } from './dueOf.ts';
import { parseDate, dateOfDay } from './days.ts';

function range(first: string, last: string): readonly string[] {
  const [from, to] = [parseDate(first) ?? 0, parseDate(last) ?? 0];
  return Array.from({ length: to - from + 1 }, (_, index) => dateOfDay(from + index));
}

export const OFFSET = 480;

export const calendar: Calendar = {
  years: {
    '2026': {
      year: 2026,
      verified: true,
      source: 'official',
      off: [
        ...range('2026-01-01', '2026-01-03'),
        ...range('2026-02-15', '2026-02-23'),
        ...range('2026-04-04', '2026-04-06'),
        ...range('2026-05-01', '2026-05-05'),
        ...range('2026-06-19', '2026-06-21'),
        ...range('2026-09-25', '2026-09-27'),
        ...range('2026-10-01', '2026-10-07'),
      ],
      work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    },
  },
};

export const kit = { calendar, timeZone: { name: 'Asia/Shanghai', offsetMinutes: OFFSET } };

/** An instant from local date and time. */
export function at(local: string): number {
  const [date = '', time = '00:00'] = local.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (endOfDay(date, OFFSET) ?? Number.NaN) - 86_400_000 + (hours * 60 + minutes) * 60_000;
}

export function runOf(
  start: string,
  span: DeadlineRun['span'],
  rest: Partial<DeadlineRun> = {},
): DeadlineRun {
  return {
    id: 'handle',
    run: 1,
    startedAt: at(start),
    due: null,
    provisional: false,
    stoppedAt: null,
    pauses: [],
    extendedTo: null,
    light: 'green',
    span,
    ...rest,
  };
}
