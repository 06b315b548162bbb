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

export const scenarioFile = (flow: string, sample: string): string =>
  `flows/${flow}/scenarios/${sample}.json`;

/** The case at the end of an example, by its file's text; undefined when the example is broken or opens none. */
export function sampleCase(
  kit: Kit,
  flow: string,
  { id, text }: { readonly id: string; readonly text: string },
): SampleCase | undefined {
  const read = parseJson(text);
  if (read === undefined) return undefined;
  const { case: played } = runScenario(kit, flow, read, id);
  return played === null ? undefined : { case: played, people: namesIn(read) };
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // A file that a hand left half written: there is no example in it.
    return undefined;
  }
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
