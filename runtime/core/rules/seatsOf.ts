import { assertNever, own, type Text } from '#core/base';
import type { Kit } from '#core/model';

/** A place that a post can be held in. */
interface Seat {
  readonly code: string;
  readonly name: Text;
  /** Of a grid, the code of its village. */
  readonly village?: string;
}

/** Every seat of a post by its reach, as the files list them; none for a post the kit does not have. */
export function seatsOf({ posts, division, units }: Kit, post: string): readonly Seat[] {
  const reach = own(posts, post)?.reach;
  switch (reach) {
    case 'grid':
      return Object.values(division.grids).map(({ code, name, village }) => ({ code, name, village }));
    case 'village':
      return Object.values(division.villages).map(({ code, name }) => ({ code, name }));
    case 'unit':
      return Object.values(units).map(({ id, title }) => ({ code: id, name: title }));
    case 'town':
      return [{ code: division.town.code, name: division.town.name }];
    case undefined:
      return [];
    default:
      return assertNever(reach);
  }
}
