import { StorageFailure } from '../storage/StorageFailure.ts';

const TRIES = 5;

/** Does work that reads and then writes once more when another server wrote in between. */
export async function retryConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const overtaken = error instanceof StorageFailure && error.kind === 'conflict';
      if (!overtaken || tries === TRIES) throw error;
    }
  }
}
