/** Prevents: a code that belongs to another place. Databases and rights go by the first digits of grid codes. */
import { joinPointer, type Problem, type Text } from '#core/base';
import type { TownCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';

const FILE = 'org/grids.json';

export const divisionCodes: TownCheck = ({ division: { town, villages } }) => [
  ...unlessCode(town.code, '', 9, ['town', 'code']),
  ...Object.values(villages).flatMap((village, place) => [
    ...unlessCode(village.code, town.code, 12, ['villages', place, 'code']),
    ...village.grids.flatMap((code, index) =>
      unlessCode(code, village.code, 15, ['villages', place, 'grids', index, 'code']),
    ),
    ...village.groups.flatMap(({ code }, index) =>
      unlessCode(code, village.code, 14, ['villages', place, 'groups', index, 'code']),
    ),
  ]),
];

function unlessCode(
  code: string,
  prefix: string,
  digits: number,
  steps: readonly (string | number)[],
): readonly Problem[] {
  if (new RegExp(`^\\d{${digits}}$`).test(code) && code.startsWith(prefix)) return [];
  const rule: Text =
    prefix === ''
      ? { 'zh-CN': `应当是 ${digits} 位数字`, en: `it has ${digits} digits` }
      : {
          'zh-CN': `应当是 ${digits} 位数字，并以 ${prefix} 开头`,
          en: `it has ${digits} digits and begins with ${prefix}`,
        };
  return [checkProblem('division.code-wrong', FILE, joinPointer(steps), { code, rule })];
}
