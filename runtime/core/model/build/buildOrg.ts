import { joinPointer, type Problem } from '#core/base';
import type { DivisionFile } from '../Config.ts';
import { readShape, reportMissing } from '../files/readFile.ts';
import { divisionShape, rolesShape, unitsShape } from '../files/orgShapes.ts';
import type { Division, Grid, Post, Unit, Village } from '../Kit.ts';
import { modelProblem } from '../problems.ts';
import type { Shape } from '../shape/index.ts';
import { type Draft, filesOf } from './Draft.ts';

export function buildPosts(draft: Draft): Readonly<Record<string, Post>> {
  return withIds(readOne(draft, 'roles', 'org/roles.json', rolesShape)?.posts ?? {});
}

export function buildUnits(draft: Draft): Readonly<Record<string, Unit>> {
  return withIds(readOne(draft, 'units', 'org/units.json', unitsShape)?.units ?? {});
}

const NOWHERE: Division = { town: { code: '', name: {} }, villages: {}, grids: {} };

/** Villages and grids by their codes. */
export function buildDivision(draft: Draft): Division {
  const file = readOne(draft, 'division', 'org/grids.json', divisionShape);
  if (file === undefined) return NOWHERE;
  checkCodes(file, draft.problems);
  const villages = file.villages.map((village): [string, Village] => {
    const grids = village.grids.map(({ code }) => code);
    return [village.code, { code: village.code, name: village.name, groups: village.groups, grids }];
  });
  const grids = file.villages.flatMap((village) =>
    village.grids.map((grid): [string, Grid] => [grid.code, { ...grid, village: village.code }]),
  );
  return { town: file.town, villages: Object.fromEntries(villages), grids: Object.fromEntries(grids) };
}

/** A file that every config has once. */
export function readOne<T>(
  draft: Draft,
  kind: 'kit' | 'roles' | 'units' | 'division',
  path: string,
  shape: Shape<T>,
): T | undefined {
  const [found] = filesOf(draft, kind);
  if (found !== undefined) return readShape(shape, found.file, draft.languages, draft.problems);
  reportMissing(path, draft.problems);
  return undefined;
}

/** Look-ups are by code: a second one would hide the first. Villages, groups and grids are each a set of their own. */
function checkCodes(file: DivisionFile, problems: Problem[]): void {
  const villages = new Set<string>();
  const groups = new Set<string>();
  const grids = new Set<string>();
  const take = (seen: Set<string>, code: string, path: readonly (string | number)[]): void => {
    if (seen.has(code)) {
      problems.push(
        modelProblem('code.duplicate', 'org/grids.json', joinPointer([...path, 'code']), { code }),
      );
    }
    seen.add(code);
  };
  for (const [index, village] of file.villages.entries()) {
    const path = ['villages', index];
    take(villages, village.code, path);
    for (const [at, group] of village.groups.entries()) take(groups, group.code, [...path, 'groups', at]);
    for (const [at, grid] of village.grids.entries()) take(grids, grid.code, [...path, 'grids', at]);
  }
}

function withIds<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T & { id: string }>> {
  return Object.fromEntries(Object.entries(record).map(([id, file]) => [id, { ...file, id }]));
}
