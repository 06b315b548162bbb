import { vi } from 'vitest';

/** How many random cases a law is tried on: a few hundred in every run, as many as `SOAK` says for a long one. */
export const RUNS = Number(process.env['SOAK'] ?? 200);

// Not a measure of speed: a long run, or a machine with much else to do, must not look like a broken law.
vi.setConfig({ testTimeout: 20_000 + RUNS * 100 });
