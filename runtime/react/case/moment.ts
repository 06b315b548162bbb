import { formatInstant, localDate, type Kit, type Language } from '#core';
import { withoutThisYear } from './due.ts';

/** A moment as one would say it today: `09:30` for today, `5月8日 09:30` this year, else with the year. */
export function momentWords(kit: Kit, at: number, now: number, language: Language): string {
  const { offsetMinutes } = kit.timeZone;
  const words = formatInstant(at, offsetMinutes, language, 'datetime');
  if (localDate(at, offsetMinutes) === localDate(now, offsetMinutes)) return words.slice(-5);
  return withoutThisYear(words, at, now, offsetMinutes);
}
