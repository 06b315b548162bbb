import { assertNever, own } from '#core/base';
import type { Kit } from '#core/model';

/** Whether the post exists and there is a seat to hold it in. */
export function isHeld(kit: Kit, post: string): boolean {
  const found = own(kit.posts, post);
  return found !== undefined && seatsOf(kit, found.reach) > 0;
}

/** How many places a post of this reach is held in. */
export function seatsOf(kit: Kit, reach: Kit['posts'][string]['reach']): number {
  switch (reach) {
    case 'grid':
      return Object.keys(kit.division.grids).length;
    case 'village':
      return Object.keys(kit.division.villages).length;
    case 'unit':
      return Object.keys(kit.units).length;
    case 'town':
      return 1;
    default:
      return assertNever(reach);
  }
}
