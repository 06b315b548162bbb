import { own } from '#core/base';
import type { Holding, Kit } from '#core/model';

/** Whether one of these holdings may make accounts and give posts (SPEC R9). Without a post that says so, nobody may. */
export function mayAppoint({ posts }: Pick<Kit, 'posts'>, holdings: readonly Holding[]): boolean {
  return holdings.some(({ post }) => own(posts, post)?.appoints === true);
}
