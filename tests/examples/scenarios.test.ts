/** The scenarios of the sample town are its documentation; here each is played as the app would play it. */
import { describe, expect, test } from 'vitest';
import { runScenario } from '#core/scenario';
import { loadTown, readTown, scenariosOf } from './readTown.ts';

const files = readTown();
const { kit } = loadTown(files);
const scenarios = scenariosOf(files);

describe('the scenarios of the sample town', () => {
  test.each(scenarios)('P2 $flow/$name ends as it says', ({ flow, name, value }) => {
    expect(runScenario(kit, flow, value, name).failures).toEqual([]);
  });

  test('K2 every flow has a scenario, and the incident flow at least twelve', () => {
    const count = (flow: string): number => scenarios.filter((one) => one.flow === flow).length;
    expect(Object.keys(kit.flows).filter((flow) => count(flow) === 0)).toEqual([]);
    expect(count('incident')).toBeGreaterThanOrEqual(12);
  });

  test('K2 together they do every act of every flow', () => {
    const missing = Object.values(kit.flows).flatMap(({ id, actions }) => {
      const done = new Set(
        scenarios
          .filter(({ flow }) => flow === id)
          .flatMap(({ name, value }) => Object.keys(runScenario(kit, id, value, name).case?.latest ?? {})),
      );
      return Object.keys(actions)
        .filter((act) => !done.has(act))
        .map((act) => `${id}: ${act}`);
    });
    expect(missing).toEqual([]);
  });
});
