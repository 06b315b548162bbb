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
 * While a key is locked the password is not even looked at, so that a guess in that time tells nothing. What is being looked at may turn out
 * to be wrong: so at no time more tries are under way than there are failures left, and guesses sent at once are no freer than
 * guesses sent one by one.
 */
export class Throttle {
  readonly #limit: ThrottleLimit;
  readonly #entries = new Map<string, Entry>();
  readonly #underWay = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(limit: ThrottleLimit) {
    this.#limit = limit;
  }

  /** Milliseconds to wait before the next try; 0 when one is welcome. */
  wait(key: string, now: number): number {
    const entry = this.#entries.get(key);
    return entry === undefined ? 0 : Math.max(0, entry.lockedUntil - now);
  }

  /** Whether one more try may be looked at besides those that are under way. Once all failures are used up it is one at a time. */
  hasRoom(key: string, now: number): boolean {
    const left = Math.max(1, this.#limit.free - this.#failures(key, now));
    return (this.#underWay.get(key) ?? 0) < left;
  }

  begin(key: string): void {
    this.#underWay.set(key, (this.#underWay.get(key) ?? 0) + 1);
  }

  /** After `fail` or `succeed`, or neither when the password was not looked at. */
  end(key: string): void {
    const left = (this.#underWay.get(key) ?? 0) - 1;
    if (left > 0) this.#underWay.set(key, left);
    else this.#underWay.delete(key);
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    for (const wake of waiting) wake();
  }

  /** Resolves when the next try that is under way has ended. */
  ended(key: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
    });
  }

  /** How many wait for a try to end. */
  waiting(key: string): number {
    return this.#waiting.get(key)?.length ?? 0;
  }

  fail(key: string, now: number): void {
    const failures = this.#failures(key, now) + 1;
    const over = failures - this.#limit.free;
    const delay = over < 0 ? 0 : Math.min(this.#limit.longest, this.#limit.delay * 2 ** over);
    // Re-inserted so that the map's order is by last failure.
    this.#entries.delete(key);
    this.#entries.set(key, { failures, lockedUntil: now + delay, lastAt: now });
    const oldest = this.#entries.keys().next().value;
    if (this.#entries.size > MOST_KEYS && oldest !== undefined) this.#entries.delete(oldest);
  }

  succeed(key: string): void {
    this.#entries.delete(key);
  }

  #failures(key: string, now: number): number {
    const entry = this.#entries.get(key);
    return entry === undefined || now - entry.lastAt > FORGET ? 0 : entry.failures;
  }
}
