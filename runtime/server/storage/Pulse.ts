/** Tells everybody who waits that something was written, and those who come a moment late that it was. */
export class Pulse {
  readonly #waiting = new Set<() => void>();
  #count = 0;

  /** To be handed to `after`, so that a beat between a question and the waiting for it is not missed. */
  get mark(): number {
    return this.#count;
  }

  beat(): void {
    this.#count += 1;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves at the first beat after `mark`, or when `signal` says that nobody waits any more. */
  after(mark: number, signal: AbortSignal): Promise<void> {
    if (this.#count !== mark || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
