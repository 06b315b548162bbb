import type { Town } from '../../runtime/server/Town.ts';

/** The hub was killed: whatever it does next does not happen. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * A town as one hub sees it, until that hub is killed: between any two of its steps, or in the moment when a step has taken effect and
 * it does not know yet. From then on nothing that it does reaches the store, as if its process were gone; the locks that it held
 * inside this process end with it.
 */
export class MortalTown {
  readonly town: Town;
  #left = Infinity;
  #dead = false;
  #died: () => void = () => undefined;
  /** Resolves when it is dead. */
  readonly death = new Promise<void>((resolve) => (this.#died = resolve));

  constructor(town: Town) {
    const databases = this.#mortal(town.databases);
    this.town = Object.create(town, { databases: { value: databases } }) as Town;
  }

  /** At its so-many-th half step from now: before one takes effect, or after. */
  killAfter(steps: number): void {
    this.#left = steps;
  }

  get isDead(): boolean {
    return this.#dead;
  }

  kill(): void {
    this.#dead = true;
    this.#died();
  }

  #breathe(): void {
    if (this.#left <= 0) this.kill();
    this.#left -= 1;
    if (this.#dead) throw new Killed('the hub was killed');
  }

  /** `target` with every method that answers later taking its breath before and after. Locks are no step: what is done under them is. */
  #mortal<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (_, key) => {
        const found: unknown = Reflect.get(target, key, target);
        if (typeof found === 'function')
          return (...args: unknown[]) => this.#call(target, found as Method, args);
        return isPart(found) ? this.#mortal(found) : found;
      },
    });
  }

  #call(target: object, method: Method, args: unknown[]): unknown {
    // Listeners are called by the town, and under a lock the work itself takes the steps.
    if (args.some((arg) => typeof arg === 'function')) return method.apply(target, args);
    this.#breathe();
    const answer = method.apply(target, args);
    return answer instanceof Promise ? this.#arrive(answer) : answer;
  }

  async #arrive(answer: Promise<unknown>): Promise<unknown> {
    const value = await answer;
    this.#breathe();
    return isPart(value) ? this.#mortal(value) : value;
  }
}

type Method = (...args: unknown[]) => unknown;

/** A database of the store or a part of one; what they give back is plain data. */
function isPart(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some(isMethodical) || isMethodical(value);
}

function isMethodical(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'function';
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null;
}
