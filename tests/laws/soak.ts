/** How many random cases a law is tried on: a few hundred in every run, as many as `SOAK` says for a long one. */
export const RUNS = Number(process.env['SOAK'] ?? 200);
