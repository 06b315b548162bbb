/** After a lost connection: a second, then twice as long each time, but never longer than this (ms). */
const LONGEST_WAIT = 30_000;

/** The wait after the next failure (ms), given the one before; 0 when there was none. */
export function nextWait(previous: number): number {
  return previous === 0 ? 1000 : Math.min(previous * 2, LONGEST_WAIT);
}
