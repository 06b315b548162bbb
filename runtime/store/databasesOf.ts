import { own } from '#core';
import type { Holding, Kit } from '#core';

/**
 * The databases that a person's posts let them read and replicate, sorted:
 * their grids' (a village post has those of all its grids), their units', and the town's.
 * A holding that the kit does not know gives nothing.
 */
export function databasesOf(kit: Kit, holdings: readonly Holding[]): readonly string[] {
  const names = new Set<string>();
  for (const holding of holdings) {
    for (const name of databasesOfHolding(kit, holding)) names.add(name);
  }
  return [...names].sort();
}

function databasesOfHolding(kit: Kit, { post, seat }: Holding): readonly string[] {
  switch (own(kit.posts, post)?.reach) {
    case undefined:
      return [];
    case 'grid':
      return own(kit.division.grids, seat) ? [`grid-${seat}`] : [];
    case 'village':
      return (own(kit.division.villages, seat)?.grids ?? []).map((grid) => `grid-${grid}`);
    case 'unit':
      return own(kit.units, seat) ? [`unit-${seat}`] : [];
    case 'town':
      return seat === kit.division.town.code ? ['town'] : [];
  }
}
