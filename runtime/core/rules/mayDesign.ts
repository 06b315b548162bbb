import { own } from '#core/base';
import type { Holding, Kit } from '#core/model';

/** Whether one of these holdings may change the town's files in the designer (SPEC R8). Without a post that says so, nobody may. */
export function mayDesign({ posts }: Pick<Kit, 'posts'>, holdings: readonly Holding[]): boolean {
  return holdings.some(({ post }) => own(posts, post)?.designs === true);
}
