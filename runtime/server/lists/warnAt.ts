import { lightOf } from '#core/clock';
import type { DeadlineFile, DeadlineRun, Kit } from '#core/model';

/**
 * The instant (ms) from which a running deadline is yellow or red. Found by asking `lightOf`, so that the two cannot differ: a light
 * only ever goes from green over yellow to red.
 */
export function warnAt(
  kit: Kit,
  run: DeadlineRun & { readonly due: number },
  deadline: Pick<DeadlineFile, 'warn'>,
): number {
  const isGreen = (instant: number): boolean =>
    lightOf(run, deadline, instant, kit.calendar, kit.timeZone.offsetMinutes) === 'green';
  let green = run.startedAt;
  if (!isGreen(green)) return Math.min(green, run.due);
  let other = run.due;
  while (other - green > 1) {
    const middle = Math.floor((green + other) / 2);
    if (isGreen(middle)) green = middle;
    else other = middle;
  }
  return other;
}
