import { own } from '#core/base';
import type { Holding, Kit } from '#core/model';
import { goesToPersons, personDatabase, seatExists } from '#core/rules';

/**
 * The event databases a person may read and write, sorted: a grid seat its grid, a village seat the grids of its village,
 * a unit seat the unit's inbox, a town seat the town; and the person's own, where some flow goes to persons. A post or seat
 * that the kit does not have gives nothing.
 */
export function databasesOf(kit: Kit, { person, holdings }: Holder): readonly string[] {
  const names = new Set(holdings.flatMap((holding) => databasesOfHolding(kit, holding)));
  const own =
    names.size > 0 && Object.values(kit.flows).some(goesToPersons) ? personDatabase(person) : undefined;
  if (own !== undefined) names.add(own);
  return [...names].sort();
}

interface Holder {
  /** The account's name. */
  readonly person: string;
  readonly holdings: readonly Holding[];
}

function databasesOfHolding(kit: Kit, { post, seat }: Holding): readonly string[] {
  const reach = own(kit.posts, post)?.reach;
  if (reach === undefined || !seatExists(kit, post, seat)) return [];
  switch (reach) {
    case 'grid':
      return [`grid-${seat}`];
    case 'village':
      return (own(kit.division.villages, seat)?.grids ?? []).map((grid) => `grid-${grid}`);
    case 'unit':
      return [`unit-${seat}`];
    case 'town':
      return ['town'];
  }
}
