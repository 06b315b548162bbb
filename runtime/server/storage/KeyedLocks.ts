/**
 * Mutual exclusion by name. Whoever asks for several names gets them in sorted order, so two askers cannot wait for
 * each other. The database's lock covers check and write; the case's lock keeps one event id from being written with two
 * contents into two databases at the same time.
 */
export class KeyedLocks {
  readonly #tails = new Map<string, Promise<void>>();

  async run<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const releases: (() => void)[] = [];
    try {
      for (const name of [...new Set(names)].sort()) releases.push(await this.#take(name));
      return await work();
    } finally {
      for (const release of releases) release();
    }
  }

  async #take(name: string): Promise<() => void> {
    const before = this.#tails.get(name);
    let release = (): void => undefined;
    const mine = new Promise<void>((resolve) => {
      release = (): void => {
        if (this.#tails.get(name) === mine) this.#tails.delete(name);
        resolve();
      };
    });
    this.#tails.set(name, mine);
    await before;
    return release;
  }
}
