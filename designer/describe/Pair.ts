import type { Draft } from '#designer/edit';
import type { Town } from '#designer/refs';

/** One draft before and after, with what its files are called. */
export interface Pair {
  readonly before: Draft;
  readonly after: Draft;
  readonly old: Town;
  readonly now: Town;
}
