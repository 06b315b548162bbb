import type { Town } from '../Town.ts';

export interface Hub {
  /** Resolves when everything written so far has been copied. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function startHub(_town: Town, _dataDir: string): Promise<Hub> {
  return { settled: async () => undefined, stop: async () => undefined };
}
