import type { JsonValue } from '#core/base';
import { endOfDay } from '#core/clock';

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/;
const DAY_MS = 86_400_000;

/**
 * The instant (ms) of a number of ms, a date, a local time without an offset, or a time with one.
 * A local time is read with the kit's offset: `Date.parse` would take the machine's.
 */
export function instantOf(value: JsonValue | undefined, offsetMinutes: number): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const end = endOfDay(value, offsetMinutes);
  if (end !== null) return end - DAY_MS;
  const local = LOCAL.exec(value);
  const instant = local === null ? Date.parse(value) : Date.parse(`${value}Z`) - offsetMinutes * 60_000;
  return Number.isNaN(instant) ? undefined : instant;
}
