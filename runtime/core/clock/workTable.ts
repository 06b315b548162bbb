import type { Calendar, CalendarFile } from '#core/model';
import { dateOfDay, dayFromCivil, parseDate, weekdayOfDay } from './days.ts';

const WORK = 1;
const VERIFIED = 2;
const LISTED = 4;

/** The flags of a day about which the calendar need not be asked: every natural day counts. */
export const COUNTS = WORK | VERIFIED;

/** A year outside is a slip of the pen: it must not make the table larger, and its days stay unverified. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** One byte for each day of the years that the calendar names; other days follow the week and are unverified. */
export interface WorkTable {
  readonly first: number;
  readonly flags: Uint8Array;
}

export interface DayFacts {
  readonly workday: boolean;
  /** False when the year has no verified calendar. */
  readonly verified: boolean;
  /** The calendar names this very day: a holiday, or a weekend day that is worked. */
  readonly listed: boolean;
}

const tables = new WeakMap<Calendar, WorkTable>();

/** The calendar's table, made once: a replay asks it a million times. */
export function workTable(calendar: Calendar): WorkTable {
  const known = tables.get(calendar);
  if (known !== undefined) return known;
  const made = makeTable(calendar);
  tables.set(calendar, made);
  return made;
}

/** Whether a day is worked (SPEC T3) and whether its year is known (T4). */
export function factsOf(table: WorkTable, day: number): DayFacts {
  const flags = flagsOf(table, day);
  return { workday: isWork(flags), verified: isVerified(flags), listed: (flags & LISTED) !== 0 };
}

/** The same as {@link factsOf}, packed, for loops; read it with {@link isWork} and {@link isVerified}. */
export function flagsOf(table: WorkTable, day: number): number {
  return table.flags[day - table.first] ?? byWeek(day);
}

export function isWork(flags: number): boolean {
  return (flags & WORK) !== 0;
}

export function isVerified(flags: number): boolean {
  return (flags & VERIFIED) !== 0;
}

function byWeek(day: number): number {
  const weekday = weekdayOfDay(day);
  return weekday === 0 || weekday === 6 ? 0 : WORK;
}

function makeTable(calendar: Calendar): WorkTable {
  const files = Object.values(calendar.years).filter(
    ({ year }) => Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR,
  );
  if (files.length === 0) return { first: 0, flags: new Uint8Array(0) };
  const years = files.map(({ year }) => year);
  const first = firstDayOf(Math.min(...years));
  const flags = new Uint8Array(firstDayOf(Math.max(...years) + 1) - first);
  for (let index = 0; index < flags.length; index += 1) flags[index] = byWeek(first + index);
  for (const file of files) writeYear(file, flags, first);
  return { first, flags };
}

function writeYear(file: CalendarFile, flags: Uint8Array, first: number): void {
  const verified = file.verified ? VERIFIED : 0;
  const end = firstDayOf(file.year + 1);
  for (let day = firstDayOf(file.year); day < end; day += 1) {
    flags[day - first] = byWeek(day) | verified;
  }
  const prefix = `${dateOfDay(firstDayOf(file.year)).slice(0, 4)}-`;
  // A date of another year is reported by the checks; here it must not overwrite that year's own file.
  const daysOf = (dates: readonly string[]): number[] =>
    dates.filter((date) => date.startsWith(prefix)).flatMap((date) => parseDate(date) ?? []);
  for (const day of daysOf(file.off)) flags[day - first] = LISTED | verified;
  for (const day of daysOf(file.work)) flags[day - first] = WORK | LISTED | verified;
}

function firstDayOf(year: number): number {
  return dayFromCivil({ year, month: 1, day: 1 });
}
