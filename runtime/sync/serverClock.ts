/**
 * The server's time on a device whose own clock is wrong: phones in the field are minutes off, and the order of a case's
 * events is their time. (That an event is never before the one it answers, `newEvent` of the core sees to.)
 */
export interface ServerClock {
  /** ms since 1970 by the server's clock as last measured. */
  correctedNow(): number;
  /** What to add to the device's clock (ms). Keep it, and give it back at the next start: that one may be offline. */
  difference(): number;
  /** Takes in one answer of the server. Resolves to what was measured, or undefined when the answer told no usable time. */
  measure(answer: TimedAnswer): number | undefined;
}

export interface TimedAnswer {
  /** `serverTime` of /api/me or the header `Date`. */
  readonly serverTime: string | null | undefined;
  /** The device's clock (ms) when the question left and when the answer was there. */
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** A clock that is right within this (ms) is left alone: the header `Date` has whole seconds, a request takes its time. */
const GOOD_ENOUGH = 2000;

/** An answer that took longer says too little about when the server looked at its clock (ms). */
const SLOWEST = 10_000;

export interface ServerClockOptions {
  /** The device's own clock, ms since 1970. */
  readonly clock: () => number;
  /** As kept from the last start. */
  readonly difference?: number;
}

/** A clock corrected by what `measure` is told. */
export function createServerClock({ clock, difference = 0 }: ServerClockOptions): ServerClock {
  let known = Number.isFinite(difference) ? difference : 0;
  return {
    correctedNow: () => clock() + known,
    difference: () => known,
    measure({ serverTime, askedAt, answeredAt }) {
      const server = Date.parse(serverTime ?? '');
      const took = answeredAt - askedAt;
      if (Number.isNaN(server) || took < 0 || took > SLOWEST) return undefined;
      const measured = Math.round(server - (askedAt + answeredAt) / 2);
      known = Math.abs(measured) > GOOD_ENOUGH ? measured : 0;
      return known;
    },
  };
}
