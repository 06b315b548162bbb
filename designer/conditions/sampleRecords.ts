import { isObject, own, splitPointer, type JsonObject, type JsonValue, type Text } from '#core';
import { test } from '#core/condition';
import { findValue, toJson, type Draft, type Tree } from '#designer/edit';
import type { Item } from '#designer/form';
import { readTown, titleOf } from '#designer/refs';

/** A filled-in form of an example. */
export interface SampleRecord {
  /** The file of the example and its step. */
  readonly id: string;
  readonly title: Text;
  readonly data: JsonObject;
}

/** What the town's examples (scenarios) fill in on a form. */
export function sampleRecords(draft: Draft, form: string): readonly SampleRecord[] {
  return [...readTown(draft).flows.values()].flatMap(({ id: flow, form: opening, actions }) =>
    [...draft.keys()]
      .filter((path) => path.startsWith(`flows/${flow}/scenarios/`))
      .sort()
      .flatMap((path) => {
        const scenario = findValue(draft, path, '');
        const steps = isObject(scenario) ? own(scenario, 'steps') : undefined;
        const list: readonly JsonValue[] = Array.isArray(steps) ? steps : [];
        return list.flatMap((step, index): readonly SampleRecord[] => {
          if (!isObject(step)) return [];
          const [act, data] = [own(step, 'act'), own(step, 'data')];
          const action = typeof act === 'string' ? own(actions, act) : undefined;
          const asked = act === 'open' ? opening : isObject(action) ? own(action, 'form') : undefined;
          if (asked !== form || !isObject(data)) return [];
          return [{ id: `${path} ${String(index)}`, title: titleOf(scenario, path), data }];
        });
      }),
  );
}

/** Whether the condition holds for a record: one answer for the form, one for each entry of a list. */
export function truthOf(condition: Tree, holder: Item, data: JsonObject): readonly boolean[] {
  const value = toJson(condition);
  if (typeof value !== 'boolean' && !isObject(value)) return [];
  return placesOf(holder, data).map((place) => test(value, place));
}

/** The parts of a record that a holder describes. */
function placesOf({ inside }: Item, data: JsonObject): readonly JsonValue[] {
  const tokens = splitPointer(inside);
  let values: readonly JsonValue[] = [data];
  for (let at = 0; at < tokens.length; at += 1) {
    const isProperty = tokens[at] === 'properties';
    // A question may itself be called “items”.
    if (isProperty) at += 1;
    const name = tokens[at] ?? '';
    values = values.flatMap((value): readonly JsonValue[] => {
      if (!isProperty) return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
      const member = isObject(value) ? own(value, name) : undefined;
      return member === undefined ? [] : [member];
    });
  }
  return values;
}
