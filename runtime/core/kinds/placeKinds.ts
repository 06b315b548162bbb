import type { FieldKind } from './FieldKind.ts';
import { kind, named, ofTown } from './make.ts';
import { parsePosition, positionWords, readPosition, typedPosition } from './position.ts';
import { isChinese } from './words.ts';

export const placeKinds = {
  villageGroup: ofTown(
    { title: named('村（居）民小组', 'Villagers’ group'), part: 'villageGroup', palette: 'places' },
    'village-group',
  ),
  grid: ofTown({ title: named('网格', 'Grid'), part: 'grid', palette: 'places' }, 'grid'),
  position: kind({
    title: named('位置（点一下取一次）', 'Position, taken once on tap'),
    part: 'position',
    palette: 'places',
    schema: { type: 'string', format: 'geo', 'x-kind': 'position' },
    format: 'geo',
    fault: named(
      '{field}要写纬度、经度两个数，例如 31.23，121.47。',
      '{field} is written as latitude and longitude, such as 31.23,121.47.',
    ),
    seconds: 5,
    parse: parsePosition,
    serialize: (value) => (typeof value === 'string' ? (typedPosition(value) ?? value) : ''),
    print(value, { language }) {
      const place = typeof value === 'string' ? readPosition(value) : undefined;
      return place && positionWords(place, isChinese(language));
    },
  }),
} satisfies Readonly<Record<string, FieldKind>>;
