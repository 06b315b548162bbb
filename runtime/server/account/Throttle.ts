/** How many wrong passwords are free, and what the next one costs. */
export interface ThrottleLimit {
  readonly free: number;
  /** First delay in ms; it doubles with each further failure. */
  readonly delay: number;
  readonly longest: number;
}

interface Entry {
  failures: number;
  lockedUntil: number;
  lastAt: number;
}

/** Forgotten after a quiet hour, so that last week's slips do not count today. */
const FORGET = 60 * 60_000;
/** Keys are made by strangers: beyond this the oldest go. */
const MOST_KEYS = 20_000;

/**
 * Counts failures by key and says how long to wait. Kept in memory only: a restart needs more rights than guessing.
 * While a key is locked the password is not even looked at, so that a guess in that time tells nothing.
 */
export class Throttle {
  readonly #limit: ThrottleLimit;
  readonly #entries = new Map<string, Entry>();

  constructor(limit: ThrottleLimit) {
    this.#limit = limit;
  }

  /** Milliseconds to wait before the next try; 0 when one is welcome. */
  wait(key: string, now: number): number {
    const entry = this.#entries.get(key);
    return entry === undefined ? 0 : Math.max(0, entry.lockedUntil - now);
  }

  fail(key: string, now: number): void {
    const old = this.#entries.get(key);
    const failures = old === undefined || now - old.lastAt > FORGET ? 1 : old.failures + 1;
    const over = failures - this.#limit.free;
    const delay = over < 0 ? 0 : Math.min(this.#limit.longest, this.#limit.delay * 2 ** over);
    // Re-inserted so that the map's order is by last failure.
    this.#entries.delete(key);
    this.#entries.set(key, { failures, lockedUntil: now + delay, lastAt: now });
    const oldest = this.#entries.keys().next().value;
    if (this.#entries.size > MOST_KEYS && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** Takes one failure back: it was counted before it was known to be none. */
  forgive(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    entry.failures -= 1;
    if (entry.failures < this.#limit.free) entry.lockedUntil = 0;
    if (entry.failures <= 0) this.#entries.delete(key);
  }

  succeed(key: string): void {
    this.#entries.delete(key);
  }
}
