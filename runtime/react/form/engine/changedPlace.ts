import type { JsonValue, Pointer } from '#core';
import { childOf, pointerOf, type Path } from './paths.ts';

/**
 * The outermost place that a change at `path` makes or takes away: an answer in a group that had none brings the
 * group itself. `before` and `after` are without empty answers.
 */
export function changedPlace(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: Path,
): Pointer {
  let old: unknown = before;
  let now: unknown = after;
  for (const [depth, step] of path.entries()) {
    old = childOf(old, step);
    now = childOf(now, step);
    if ((old === undefined) !== (now === undefined)) return pointerOf(path.slice(0, depth + 1));
  }
  return pointerOf(path);
}
