import type { DivisionFile, GridFile, PostFile, Reach, UnitFile, VillageFile } from '../Config.ts';
import {
  choice,
  filled,
  flag,
  ID,
  integer,
  list,
  map,
  type Naming,
  optional,
  record,
  set,
  type Shape,
  string,
  words,
} from '../shape/index.ts';

const digits = (count: number): Naming => ({
  pattern: new RegExp(`^[0-9]{${String(count)}}$`),
  what: { 'zh-CN': `${String(count)} 位数字`, en: `${String(count)} digits` },
});

export interface RolesFile {
  readonly posts: Readonly<Record<string, PostFile>>;
}
export interface UnitsFile {
  readonly units: Readonly<Record<string, UnitFile>>;
}

export const rolesShape: Shape<RolesFile> = record<RolesFile>()({
  posts: map(
    ID,
    record<PostFile>()({
      title: words,
      reach: choice<Reach>('grid', 'village', 'unit', 'town'),
      home: choice<PostFile['home']>('phone', 'desk'),
      seats: optional(integer(0)),
      designs: optional(flag),
      appoints: optional(flag),
    }),
  ),
});

export const unitsShape: Shape<UnitsFile> = record<UnitsFile>()({
  units: map(ID, record<UnitFile>()({ title: words })),
});

const gridShape = record<GridFile>()({
  code: string(digits(15)),
  name: words,
  groups: set(filled),
  households: integer(0),
  persons: integer(0),
  bounds: words,
});

const villageShape = record<VillageFile>()({
  code: string(digits(12)),
  name: words,
  groups: list(record<VillageFile['groups'][number]>()({ code: filled, name: words })),
  grids: list(gridShape),
});

export const divisionShape: Shape<DivisionFile> = record<DivisionFile>()({
  town: record<DivisionFile['town']>()({ code: filled, name: words }),
  villages: list(villageShape),
});
