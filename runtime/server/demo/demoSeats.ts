import { own } from '#core/base';
import type { Holding, Kit, Reach } from '#core/model';
import { holdingsIn, sourcesOf } from './scenarios.ts';

/** The grid in which the demonstration's people work: that of most of the kit's scenarios, else the first. */
export function demoGrid(kit: Kit): string {
  return favourite(kit, 'grid', Object.keys(kit.division.grids));
}

/**
 * What the account of each post holds: all grid posts meet in one grid, the village post in its village, and all unit posts in one unit,
 * so that one case can be taken through all hands.
 */
export function demoSeats(kit: Kit): ReadonlyMap<string, readonly Holding[]> {
  const grid = demoGrid(kit);
  const seats: Readonly<Record<Reach, string | undefined>> = {
    grid,
    village: own(kit.division.grids, grid)?.village,
    unit: favourite(kit, 'unit', Object.keys(kit.units)),
    town: kit.division.town.code,
  };
  const holdings = Object.values(kit.posts).map(({ id, reach }): readonly [string, readonly Holding[]] => {
    const seat = seats[reach];
    return [id, seat === undefined || seat === '' ? [] : [{ post: id, seat }]];
  });
  return new Map(holdings);
}

/** The seat of this reach that the most posts, and then the most parts, hold in the scenarios. */
function favourite(kit: Kit, reach: Reach, seats: readonly string[]): string {
  const held = sourcesOf(kit)
    .flatMap(({ script }) => holdingsIn(script))
    .filter(({ post }) => own(kit.posts, post)?.reach === reach);
  const weight = (seat: string): number => {
    const here = held.filter((holding) => holding.seat === seat);
    return new Set(here.map(({ post }) => post)).size * 1000 + here.length;
  };
  return seats.reduce((best, seat) => (weight(seat) > weight(best) ? seat : best), seats[0] ?? '');
}
