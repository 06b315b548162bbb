import type { Calendar } from '#core/model';
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
