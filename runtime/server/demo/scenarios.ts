import type { JsonObject, JsonValue } from '#core/base';
import { isObject, own } from '#core/base';
import type { Holding, Kit } from '#core/model';

/** The parts of a scenario that the demonstration reads; the whole is checked where it is played. */
export interface Script extends JsonObject {
  readonly people: Readonly<
    Record<string, { readonly name: string; readonly holdings: readonly JsonObject[] }>
  >;
  readonly steps: readonly JsonObject[];
}

/** A scenario of the kit with the place it stands in. */
export interface Source {
  readonly flow: string;
  /** Unlike that of any other scenario. */
  readonly name: string;
  readonly script: Script;
}

export function sourcesOf(kit: Kit): readonly Source[] {
  return Object.values(kit.flows).flatMap((flow) =>
    flow.scenarios.flatMap((value, index) => {
      const known = isObject(value['people']) && Array.isArray(value['steps']);
      return known
        ? [{ flow: flow.id, name: `${flow.id}-${String(index)}`, script: value as unknown as Script }]
        : [];
    }),
  );
}

export function holdingsIn({ people }: Script): readonly Holding[] {
  return Object.values(people).flatMap(({ holdings }) => holdings as unknown as readonly Holding[]);
}

/** The same value with every string passed through `change`, keys of objects too. */
export function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((one) => mapTexts(one, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [change(key), mapTexts(one, change)]));
}

/** The script without what it expects: moved and cut, other things hold. Cut after `length` steps. */
export function withoutExpectations(script: Script, length = script.steps.length): Script {
  const steps = script.steps.slice(0, length).map((step) => {
    const { expect: _expect, ...rest } = step;
    return rest;
  });
  return { ...script, steps };
}

/** The script in another grid: its grid, its village and a group of it take the places of the old ones. */
export function moveToGrid(kit: Kit, script: Script, from: string, to: string): Script {
  const { grids } = kit.division;
  const [before, after] = [own(grids, from), own(grids, to)];
  if (before === undefined || after === undefined || from === to) return script;
  const places = new Map([
    [before.code, after.code],
    [before.village, after.village],
    ...before.groups.map(
      (group, index) => [group, after.groups[index % after.groups.length] ?? group] as const,
    ),
  ]);
  return mapTexts(script, (text) => places.get(text) ?? text) as unknown as Script;
}
