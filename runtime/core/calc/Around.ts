import type { Kit } from '#core/model';
import { addWorkdays, localDate } from '#core/clock';

/** What a calculation may ask besides the data. Time is an input: what is not given is not known. */
export interface Around {
  readonly codes: Kit['codes'];
  /** The local day for `today` and `age`, `YYYY-MM-DD`. */
  readonly today?: string;
  /** The day so many working days after a day. */
  readonly workdaysLater?: (date: string, amount: number) => string | undefined;
}

/**
 * What everybody who judges data knows: the code tables and the day of the event. Without an instant the day is unknown, and
 * fields that need it stay as they were stored.
 */
export function aroundAt(kit: Pick<Kit, 'codes' | 'timeZone'>, at?: number): Around {
  const { codes, timeZone } = kit;
  return at === undefined ? { codes } : { codes, today: localDate(at, timeZone.offsetMinutes) };
}

/** The same for whoever fills a form in: with the calendar of working days. */
export function aroundFilling(kit: Pick<Kit, 'codes' | 'timeZone' | 'calendar'>, at: number): Around {
  return { ...aroundAt(kit, at), workdaysLater: (date, amount) => addWorkdays(date, amount, kit.calendar) };
}
