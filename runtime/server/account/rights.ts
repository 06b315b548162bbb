import type { Holding, Kit } from '#core/model';

/** Shapes of the names of databases; a name of another shape is no database of ours and has no route. */
const NAMES = /^(?:grid-\d{15}|unit-[a-z0-9][a-z0-9-]{0,63}|town|config)$/;

export function isDatabaseName(name: string): boolean {
  return NAMES.test(name);
}

/** Every database that the kit gives, but `config`, sorted. */
export function eventDatabases(kit: Kit): readonly string[] {
  const grids = Object.keys(kit.division.grids).map((code) => `grid-${code}`);
  const units = Object.keys(kit.units).map((unit) => `unit-${unit}`);
  return [...grids, 'town', ...units].sort();
}

/**
 * The event databases a person may read and write, sorted: a grid seat its grid, a village seat the grids of its village,
 * a unit seat the unit's inbox, a town seat the town. A post or seat that the kit does not have gives nothing.
 */
export function databasesOf(kit: Kit, holdings: readonly Holding[]): readonly string[] {
  return [...new Set(holdings.flatMap((holding) => databasesOfHolding(kit, holding)))].sort();
}

function databasesOfHolding(kit: Kit, { post, seat }: Holding): readonly string[] {
  const reach = Object.hasOwn(kit.posts, post) ? kit.posts[post]?.reach : undefined;
  const { grids, villages, town } = kit.division;
  switch (reach) {
    case 'grid':
      return Object.hasOwn(grids, seat) ? [`grid-${seat}`] : [];
    case 'village':
      return (Object.hasOwn(villages, seat) ? (villages[seat]?.grids ?? []) : []).map(
        (grid) => `grid-${grid}`,
      );
    case 'unit':
      return Object.hasOwn(kit.units, seat) ? [`unit-${seat}`] : [];
    case 'town':
      return seat === town.code ? ['town'] : [];
    case undefined:
      return [];
  }
}
