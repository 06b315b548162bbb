import { HttpFailure } from './HttpFailure.ts';

interface Allowance {
  /** How many requests may come at once. */
  readonly most: number;
  /** How many come back in a second. */
  readonly perSecond: number;
}

/** Several devices of one account, each filling itself for the first time, stay below it; a program in a loop does not. */
const ACCOUNT: Allowance = { most: 3000, perSecond: 50 };
/** Who is not logged in. An office shares one address, and so do the phones behind a mobile network's gateway. */
const ADDRESS: Allowance = { most: 3000, perSecond: 100 };
/** Keys are made by strangers: beyond this the longest unused go. */
const MOST_KEYS = 20_000;

interface Bucket {
  left: number;
  at: number;
}

/**
 * How many requests an account, or an address without one, may send. A refused request costs nothing, so a device that comes again in
 * time is let in again: nobody locks themselves out.
 */
export class RequestLimits {
  readonly #buckets = new Map<string, Bucket>();

  /** Lets one request in, or fails with 429 and the seconds to wait. */
  admit(account: string | undefined, address: string, now: number): void {
    const { most, perSecond } = account === undefined ? ADDRESS : ACCOUNT;
    const key = account === undefined ? `address ${address}` : `account ${account}`;
    const before = this.#buckets.get(key) ?? { left: most, at: now };
    // A clock that was set back gives nothing and takes nothing.
    const gained = (Math.max(0, now - before.at) / 1000) * perSecond;
    const bucket = { left: Math.min(most, before.left + gained), at: now };
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > MOST_KEYS) this.#forgetOldest();
    if (bucket.left < 1) {
      const seconds = String(Math.max(1, Math.ceil((1 - bucket.left) / perSecond)));
      throw new HttpFailure(429, 'too_many_requests', `Too many requests. Try again in ${seconds} seconds.`, {
        'Retry-After': seconds,
      });
    }
    bucket.left -= 1;
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next().value;
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
