import type { Kit } from '#core/model';
import { loadTown } from '../examples/readTown.ts';
import { GRIDS, kit, TOWN, UNITS, VILLAGES } from './kit.ts';
import type { Person, Town } from './acts.ts';

const person = (name: string, ...holdings: readonly (readonly [string, string])[]): Person => ({
  person: name,
  holdings: holdings.map(([post, seat]) => ({ post, seat })),
});

/** The town of the test kit. Some people hold two posts; two of a kind sit in different places. */
export const testTown: Town = {
  kit,
  flow: 'incident',
  grids: [GRIDS[0]],
  people: [
    person('worker-a', ['worker', GRIDS[0]]),
    person('worker-b', ['worker', GRIDS[1]]),
    person('chief-a', ['chief', VILLAGES[0]]),
    person('chief-b', ['chief', VILLAGES[1]], ['worker', GRIDS[2]]),
    person('center-a', ['center', TOWN]),
    person('center-b', ['center', TOWN], ['top', TOWN]),
    person('police', ['specialist', UNITS[0]]),
    person('works', ['specialist', UNITS[1]], ['worker', GRIDS[0]]),
    person('justice', ['specialist', UNITS[2]]),
  ],
};

/** The sample town of `config/` with its incidents: everyone who could meet one case, and some who could not. */
export function sampleTown(kit: Kit = loadTown().kit): Town {
  const [grid = '', otherGrid = ''] = Object.keys(kit.division.grids);
  const village = kit.division.grids[grid]?.village ?? '';
  const town = kit.division.town.code;
  const [one = '', two = ''] = Object.keys(kit.units);
  return {
    kit,
    flow: 'incident',
    grids: [grid],
    people: [
      person('worker-a', ['worker', grid]),
      person('worker-b', ['worker', otherGrid]),
      person('volunteer', ['volunteer', grid]),
      person('cadre', ['cadre', grid], ['specialist', one]),
      person('leader', ['leader', grid]),
      person('chief', ['chief', village]),
      person('center', ['center', town]),
      person('director', ['centerlead', town]),
      person('mayor', ['top', town]),
      ...[one, two].flatMap((unit) => [
        person(`specialist-${unit}`, ['specialist', unit]),
        person(`line-${unit}`, ['linelead', unit]),
      ]),
    ],
  };
}

export const towns: readonly { readonly name: string; readonly town: Town }[] = [
  { name: 'test town', town: testTown },
  { name: 'sample town', town: sampleTown() },
];
