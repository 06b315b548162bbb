import type { Case, Kit } from '#core';
import { own } from '#core';
import { lightOf } from '#core/clock';

/** An event from the near future is refused only until its time has come. */
const FUTURE = 'event.future';

/**
 * Whether folding the case again at `now` can give something else, its events being the same. Cheaper than
 * folding: a desk asks it of thousands of cases every minute.
 */
export function changesByTime(one: Case, kit: Kit, now: number): boolean {
  if (one.timeline.some(isEarly)) return true;
  const declared = own(kit.flows, one.flow)?.deadlines ?? {};
  return one.deadlines.some((run) => {
    const deadline = own(declared, run.id);
    if (run.stoppedAt !== null || deadline === undefined) return false;
    return lightOf(run, deadline, now, kit.calendar, kit.timeZone.offsetMinutes) !== run.light;
  });
}

function isEarly(entry: Case['timeline'][number]): boolean {
  return entry.kind === 'event' && entry.verdict.status === 'refused' && entry.verdict.code === FUTURE;
}
