import type { FieldKind } from './FieldKind.ts';
import { named, ofTown } from './make.ts';

export const placeKinds = {
  villageGroup: ofTown(
    { title: named('村（居）民小组', 'Villagers’ group'), part: 'villageGroup', palette: 'places' },
    'village-group',
  ),
  grid: ofTown({ title: named('网格', 'Grid'), part: 'grid', palette: 'places' }, 'grid'),
} satisfies Readonly<Record<string, FieldKind>>;
