import type { Problem } from '#core/base';
import type { KitFile } from '../Config.ts';
import type { Kit } from '../Kit.ts';
import { modelProblem } from '../problems.ts';

/** The offset in minutes; a zone that is not at this offset in winter and in summer is a problem. */
export function buildTimeZone({ name, offset }: KitFile['timeZone'], problems: Problem[]): Kit['timeZone'] {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const offsetMinutes = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  // Any recent year would do; a fixed one, so that the answer never changes.
  const seen = [Date.UTC(2025, 0, 15), Date.UTC(2025, 6, 15)].map((instant) => findOffset(name, instant));
  if (seen.includes(undefined)) {
    problems.push(modelProblem('time-zone.unknown', 'kit.json', '/timeZone/name', { name }));
  } else if (seen.some((minutesThen) => minutesThen !== offsetMinutes)) {
    problems.push(modelProblem('time-zone.offset', 'kit.json', '/timeZone/offset', { name, offset }));
  }
  return { name, offsetMinutes };
}

/** By the parts of the local time, because older phones cannot name the offset. Undefined for no such zone. */
function findOffset(timeZone: string, instant: number): number | undefined {
  try {
    const local = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    const parts = new Map(local.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? NaN;
    const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
    return (there - instant) / 60_000;
  } catch {
    return undefined;
  }
}
