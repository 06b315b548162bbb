/** Chance that can be had again: the same seed gives the same numbers. */
export class Rng {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1, without 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to `below`, without it. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }

  shuffled<T>(from: readonly T[]): readonly T[] {
    const all = [...from];
    for (let place = all.length - 1; place > 0; place -= 1) {
      const other = this.below(place + 1);
      [all[place], all[other]] = [all[other]!, all[place]!];
    }
    return all;
  }

  /** A stream of its own, so that what one user of chance does moves no other. */
  branch(): Rng {
    return new Rng(Math.floor(this.next() * 4_294_967_296));
  }
}
