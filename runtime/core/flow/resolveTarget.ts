import type { StatePath } from './FlowTable.ts';

/** What is needed to follow a target: every path, and the path of each state that has an `id` (the root always has). */
export interface Places {
  readonly paths: ReadonlySet<StatePath>;
  readonly ids: ReadonlyMap<string, StatePath>;
}

export const ROOT: StatePath = '';

/** `child` below `parent`. */
export function childPath(parent: StatePath, child: string): StatePath {
  return parent === ROOT ? child : `${parent}.${child}`;
}

/**
 * The state that a transition's target names, by XState's rules: `#id` and `#id.child`, `.child` from the
 * source, or a sibling's key with the path below it. Undefined when there is none.
 */
export function resolveTarget(
  target: string,
  source: StatePath,
  parent: StatePath | null,
  places: Places,
): StatePath | undefined {
  if (target.startsWith('#')) return resolveId(target.slice(1), places);
  if (target.startsWith('.')) return known(childPath(source, target.slice(1)), places);
  return parent === null ? undefined : known(childPath(parent, target), places);
}

/** The first part is an id (the root's too), the rest a path below that state. */
function resolveId(target: string, places: Places): StatePath | undefined {
  const dot = target.indexOf('.');
  const start = places.ids.get(dot === -1 ? target : target.slice(0, dot));
  if (start === undefined || dot === -1) return start;
  return known(childPath(start, target.slice(dot + 1)), places);
}

function known(path: StatePath, places: Places): StatePath | undefined {
  return path !== ROOT && places.paths.has(path) ? path : undefined;
}
