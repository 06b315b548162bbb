import type { Problem } from '#core/base';
import type { KitFile } from '../Config.ts';
import type { Kit } from '../Kit.ts';
import { modelProblem } from '../problems.ts';

/** The offset in minutes; a zone that is not at this offset in winter and in summer is a problem. */
export function buildTimeZone({ name, offset }: KitFile['timeZone'], problems: Problem[]): Kit['timeZone'] {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const offsetMinutes = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  const seen = offsetsOf(name);
  if (seen.includes(undefined)) {
    problems.push(modelProblem('time-zone.unknown', 'kit.json', '/timeZone/name', { name }));
  } else if (seen.some((minutesThen) => minutesThen !== offsetMinutes)) {
    problems.push(modelProblem('time-zone.offset', 'kit.json', '/timeZone/offset', { name, offset }));
  }
  return { name, offsetMinutes };
}

// Any recent year would do; a fixed one, so that the answer never changes.
const WINTER_AND_SUMMER = [Date.UTC(2025, 0, 15), Date.UTC(2025, 6, 15)];

/**
 * Making a format is slow, the answer is always the same, and the designer loads a kit after every change. The zone of
 * most towns is known from the start: the first format of all costs a tenth of loading a kit.
 */
const known = new Map<string, readonly (number | undefined)[]>([['Asia/Shanghai', [480, 480]]]);

/** Minutes east in winter and in summer; undefined for no such zone. */
function offsetsOf(name: string): readonly (number | undefined)[] {
  const format = known.has(name) ? undefined : findFormat(name);
  const offsets = known.get(name) ?? WINTER_AND_SUMMER.map((instant) => format && offsetAt(instant, format));
  known.set(name, offsets);
  return offsets;
}

function findFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const parts = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...parts });
  } catch {
    return undefined;
  }
}

/** By the parts of the local time, because older phones cannot name the offset. */
function offsetAt(instant: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? NaN;
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return (there - instant) / 60_000;
}
