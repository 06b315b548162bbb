import type { Calendar } from '#core/model';
import { countDays } from './countDays.ts';
import { dateOfDay, dayOf, parseDate, weekdayOfDay } from './days.ts';
import { factsOf, workTable } from './workTable.ts';

/** The local date of an instant as `YYYY-MM-DD`. */
export function localDate(instant: number, offsetMinutes: number): string {
  return dateOfDay(dayOf(instant, offsetMinutes));
}

/** The date `amount` days later (earlier when negative); the text itself when it is no real date. */
export function addDays(date: string, amount: number): string {
  const day = parseDate(date);
  return day === undefined ? date : dateOfDay(day + amount);
}

/** The number of a real date since 1970-01-01, to count the days between two; undefined for anything else. */
export function dayOfDate(date: string): number | undefined {
  return parseDate(date);
}

/** The date `amount` working days later, counted as deadlines are (SPEC T2); undefined for no real date. */
export function addWorkdays(date: string, amount: number, calendar: Calendar): string | undefined {
  const startDay = parseDate(date);
  if (startDay === undefined) return undefined;
  const span = { amount, unit: 'workdays', rollover: false } as const;
  const { last } = countDays({ startDay, span, pauses: [], table: workTable(calendar), offsetMinutes: 0 });
  return last === null ? undefined : dateOfDay(last);
}

/** 0 is Sunday; undefined when the text is no real date. */
export function weekdayOf(date: string): number | undefined {
  const day = parseDate(date);
  return day === undefined ? undefined : weekdayOfDay(day);
}

/** Whether a date is worked, and whether its year's calendar is verified; neither for what is no real date. */
export function isWorkday(date: string, calendar: Calendar): { workday: boolean; verified: boolean } {
  const day = parseDate(date);
  if (day === undefined) return { workday: false, verified: false };
  const { workday, verified } = factsOf(workTable(calendar), day);
  return { workday, verified };
}
