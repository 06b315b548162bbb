/**
 * Local days as integers: day 0 is 1970-01-01. A fixed offset has no summer time, so every day has 24 hours
 * and all of it is integer arithmetic (no `Date`, whose constructor maps the years 0–99 elsewhere).
 */
export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface CivilDate {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
}

/** The local day that holds the instant. */
export function dayOf(instant: number, offsetMinutes: number): number {
  return Math.floor((instant + offsetMinutes * MINUTE_MS) / DAY_MS);
}

/** The instant (ms) of 00:00 of a local day. 24:00 of a day is 00:00 of the next. */
export function startOfDay(day: number, offsetMinutes: number): number {
  return day * DAY_MS - offsetMinutes * MINUTE_MS;
}

/** 0 is Sunday; day 0 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Days from the civil calendar, by eras of 400 years that begin in March (so that the leap day comes last). */
export function dayFromCivil({ year, month, day }: CivilDate): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of {@link dayFromCivil}. */
export function civilFromDay(dayNumber: number): CivilDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The day of `YYYY-MM-DD`, or undefined when the text is no real date. */
export function parseDate(date: string): number | undefined {
  const parts = DATE.exec(date);
  if (parts === null) return undefined;
  const day = dayFromCivil({ year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) });
  return dateOfDay(day) === date ? day : undefined;
}

/** `YYYY-MM-DD` of a day. */
export function dateOfDay(dayNumber: number): string {
  const { year, month, day } = civilFromDay(dayNumber);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** `7` → `07`. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
