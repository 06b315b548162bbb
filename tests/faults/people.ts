import type { Holding, Kit } from '#core/model';

/** The accounts of a schedule's town. `eye` belongs to nobody: it reads every database to compare them. */
export type PersonName = 'worker' | 'colleague' | 'neighbour' | 'chief' | 'center' | 'unit' | 'eye';

/** Who may hold the fourth device; `worker` has two phones then. */
export const FOURTH: readonly PersonName[] = ['worker', 'colleague', 'neighbour', 'chief'];

/** Where most of it happens, as the sample town's scenarios do. */
export interface Places {
  readonly grid: string;
  readonly unit: string;
}

export function holdingsOf(kit: Kit, { grid, unit }: Places, person: PersonName): readonly Holding[] {
  const { grids, villages, town } = kit.division;
  const village = grids[grid]?.village ?? '';
  const neighbour = villages[village]?.grids.find((code) => code !== grid) ?? grid;
  const inGrid = (seat: string, posts: readonly string[]): readonly Holding[] =>
    posts.map((post) => ({ post, seat }));
  switch (person) {
    case 'worker':
      return inGrid(grid, ['worker']);
    case 'colleague':
      return inGrid(grid, ['volunteer', 'partylead', 'cadre', 'leader']);
    case 'neighbour':
      return inGrid(neighbour, ['worker', 'cadre']);
    case 'chief':
      return inGrid(village, ['chief']);
    case 'center':
      return inGrid(town.code, ['center', 'centerlead', 'top']);
    case 'unit':
      return inGrid(unit, ['specialist', 'linelead']);
    case 'eye':
      return [
        { post: 'center', seat: town.code },
        ...Object.keys(villages).map((seat) => ({ post: 'chief', seat })),
        ...Object.keys(kit.units).map((seat) => ({ post: 'specialist', seat })),
      ];
  }
}
