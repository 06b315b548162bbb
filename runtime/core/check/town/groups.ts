/** Prevents: 空白点和交叉点. Every group of a village lies in exactly one of its grids (domain.md C4). */
import { joinPointer, own, type Problem, type Text } from '#core/base';
import { type Grid, hintFor, type Village } from '#core/model';
import type { TownCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';

const FILE = 'org/grids.json';

export const groups: TownCheck = ({ division }) =>
  Object.values(division.villages).flatMap((village, place) => {
    const grids = village.grids.flatMap((code) => own(division.grids, code) ?? []);
    return ofVillage(village, grids, place);
  });

function ofVillage(village: Village, grids: readonly Grid[], place: number): readonly Problem[] {
  const owners = new Map<string, Text>();
  const twice: Problem[] = [];
  const known = village.groups.map(({ code }) => code);
  grids.forEach((grid, index) => {
    grid.groups.forEach((code, position) => {
      const pointer = joinPointer(['villages', place, 'grids', index, 'groups', position]);
      if (!known.includes(code)) {
        const params = { grid: grid.name, name: code, hint: hintFor(code, known) };
        twice.push(checkProblem('division.group-unknown', FILE, pointer, params));
        return;
      }
      const first = owners.get(code);
      const group = village.groups.find((one) => one.code === code)?.name ?? code;
      if (first !== undefined) {
        twice.push(checkProblem('division.overlap', FILE, pointer, { group, first, second: grid.name }));
      }
      owners.set(code, first ?? grid.name);
    });
  });
  const gaps = village.groups.flatMap(({ code, name }, index): readonly Problem[] =>
    owners.has(code)
      ? []
      : [
          checkProblem('division.gap', FILE, joinPointer(['villages', place, 'groups', index]), {
            group: name,
          }),
        ],
  );
  return [...gaps, ...twice];
}
