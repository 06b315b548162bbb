import { joinPointer, splitPointer, type Pointer } from '#core';

/** A place in a form's data as RJSF writes it: names of properties and indexes of items. */
export type Path = readonly (string | number)[];

/** The value at a place, or undefined where the data does not reach. */
export function valueAt(data: unknown, path: Path): unknown {
  let value: unknown = data;
  for (const step of path) value = childOf(value, step);
  return value;
}

export function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}

/** The data with another value at a place; what lies beside the way there is shared. A cleared answer keeps its name. */
export function withValueAt(data: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const next = withValueAt(childOf(data, step), rest, value);
  if (Array.isArray(data)) {
    const items = (data as readonly unknown[]).slice();
    items[Number(step)] = next;
    return items;
  }
  if (data === undefined && typeof step === 'number') return [next];
  return { ...(typeof data === 'object' ? data : undefined), [step]: next };
}

export function pointerOf(path: Path): Pointer {
  return joinPointer(path);
}

/** The pointer itself and all above it, the root last. */
export function upwards(pointer: Pointer): readonly Pointer[] {
  const places: Pointer[] = [];
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1))
    places.push(pointer.slice(0, end));
  return [...places, ''];
}

/** A pointer as a path through this data: in a list a token is an index. */
export function pathIn(data: unknown, pointer: Pointer): Path {
  let value = data;
  return splitPointer(pointer).map((token) => {
    const step = Array.isArray(value) ? Number(token) : token;
    value = childOf(value, step);
    return step;
  });
}
