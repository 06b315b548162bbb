import { isObject, own, runScenario, type Case, type JsonValue, type Kit, type Text } from '#core';
import type { Draft } from '#designer/edit';
import { findTree, findValue } from '#designer/edit';
import { titleOf } from '#designer/refs';

/** An example of a flow, played to its end. */
export interface Sample {
  readonly id: string;
  readonly title: Text;
  /** How many steps it has: the longest fills the most of a page. */
  readonly steps: number;
}

/** The examples of a flow: its scenarios, the longest first. */
export function samplesOf(draft: Draft, flow: string): readonly Sample[] {
  const folder = `flows/${flow}/scenarios/`;
  return [...draft.keys()]
    .filter((path) => path.startsWith(folder) && path.endsWith('.json'))
    .sort()
    .map((path) => {
      const id = path.slice(folder.length, -'.json'.length);
      const steps = findTree(draft, path, '/steps');
      const title = titleOf(findValue(draft, path, ''), id);
      return { id, title, steps: steps?.kind === 'array' ? steps.items.length : 0 };
    })
    .sort((a, b) => b.steps - a.steps);
}

export interface SampleCase {
  readonly case: Case;
  /** Names by account. */
  readonly people: Readonly<Record<string, string>>;
}

/** The case at the end of an example; undefined when the example is broken or opens none. */
export function sampleCase(kit: Kit, draft: Draft, flow: string, sample: string): SampleCase | undefined {
  const value = findValue(draft, `flows/${flow}/scenarios/${sample}.json`, '');
  if (value === undefined) return undefined;
  const { case: played } = runScenario(kit, flow, value, sample);
  return played === null ? undefined : { case: played, people: namesIn(value) };
}

function namesIn(scenario: JsonValue): Readonly<Record<string, string>> {
  const people = isObject(scenario) ? own(scenario, 'people') : undefined;
  return Object.fromEntries(
    Object.entries(isObject(people) ? people : {}).flatMap(([account, person]) => {
      const name = isObject(person) ? own(person, 'name') : undefined;
      return typeof name === 'string' ? [[account, name]] : [];
    }),
  );
}
