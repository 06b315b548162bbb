import { endOfDay, localDate } from '#core/clock';
import type { Scenario } from './Scenario.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The instant (ms) of each step. NaN where a text is no time, which the shape check reports. */
export function stepTimes(
  { start, steps }: Pick<Scenario, 'start' | 'steps'>,
  offsetMinutes: number,
): readonly number[] {
  const times: number[] = [];
  let before = Date.parse(start);
  for (const { at } of steps) {
    before = at.startsWith('+') ? before + lengthOf(at) : parseLocal(at, offsetMinutes);
    times.push(before);
  }
  return times;
}

/** `2026-05-15T24:00` as an instant. */
function parseLocal(local: string, offsetMinutes: number): number {
  const [date = '', time = ''] = local.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const end = endOfDay(date, offsetMinutes);
  return end === null ? Number.NaN : end - DAY_MS + (hours * 60 + minutes) * MINUTE_MS;
}

/** An instant as a scenario writes a due time: midnight is 24:00 of the day that ends. */
export function dueText(instant: number, offsetMinutes: number): string {
  const local = instant + offsetMinutes * MINUTE_MS;
  const minutes = Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
  if (minutes === 0) return `${localDate(instant - 1, offsetMinutes)}T24:00`;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${localDate(instant, offsetMinutes)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function lengthOf(relative: string): number {
  const [, days = '0', hours = '0', minutes = '0'] =
    /^\+(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(relative) ?? [];
  return Number(days) * DAY_MS + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
