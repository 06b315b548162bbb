import { isObject, joinPointer, type JsonObject, type JsonValue, own, type Pointer } from '#core/base';
import type { StatePath } from '#core/flow';

/** A state as written, with its place in the flow's file. */
export interface ChartNode {
  readonly path: StatePath;
  readonly pointer: Pointer;
  readonly node: JsonObject;
}

/** A transition as written. `event` is null for `always`. */
export interface ChartTransition {
  readonly source: StatePath;
  readonly event: string | null;
  readonly pointer: Pointer;
  readonly written: JsonValue;
}

/** Every state of the chart in document order, the root first. */
export function nodesOf(
  chart: JsonObject,
  path: StatePath = '',
  pointer: Pointer = '/chart',
): readonly ChartNode[] {
  const states = own(chart, 'states');
  const children = isObject(states) ? Object.entries(states) : [];
  return [
    { path, pointer, node: chart },
    ...children.flatMap(([key, child]) =>
      isObject(child)
        ? nodesOf(child, path === '' ? key : `${path}.${key}`, pointer + joinPointer(['states', key]))
        : [],
    ),
  ];
}

export function transitionsOf({ path, pointer, node }: ChartNode): readonly ChartTransition[] {
  const on = own(node, 'on');
  const always = own(node, 'always');
  const events = isObject(on) ? Object.entries(on) : [];
  return [
    ...(always === undefined ? [] : listed(always, path, null, pointer + joinPointer(['always']))),
    ...events.flatMap(([event, written]) =>
      listed(written, path, event, pointer + joinPointer(['on', event])),
    ),
  ];
}

/** One transition may stand alone or in a list. */
function listed(
  written: JsonValue,
  source: StatePath,
  event: string | null,
  pointer: Pointer,
): readonly ChartTransition[] {
  if (!Array.isArray(written)) return [{ source, event, pointer, written }];
  return (written as readonly JsonValue[]).map((one, index) => ({
    source,
    event,
    pointer: pointer + joinPointer([index]),
    written: one,
  }));
}

/** The condition of a `when` guard, with its place; undefined when there is none. */
export function conditionOf(
  transition: ChartTransition,
): { readonly condition: JsonValue; readonly pointer: Pointer } | undefined {
  const guard = isObject(transition.written) ? own(transition.written, 'guard') : undefined;
  const params = isObject(guard) && own(guard, 'type') === 'when' ? own(guard, 'params') : undefined;
  const condition = isObject(params) ? own(params, 'condition') : undefined;
  if (condition === undefined) return undefined;
  return { condition, pointer: transition.pointer + joinPointer(['guard', 'params', 'condition']) };
}
