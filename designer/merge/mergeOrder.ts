interface MergedOrder {
  readonly order: readonly string[];
  /** Both sides put what was there before into another order, and not into the same one. */
  readonly clash: boolean;
}

/**
 * The order of the merged keys. What a side moved is moved, what a side added stands behind what it was put behind. It does not
 * matter which side is which. `kept` are the keys that the result has.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  kept: ReadonlySet<string>,
): MergedOrder {
  const before = new Set(base);
  const isOld = (key: string): boolean => before.has(key) && kept.has(key);
  const [old, left, right] = [base.filter(isOld), mine.filter(isOld), theirs.filter(isOld)];
  const shared = new Set(left.filter((key) => right.includes(key)));
  const isShared = (key: string): boolean => shared.has(key);
  const [leftMoved, rightMoved] = [moved(old, left), moved(old, right)];
  const clash = leftMoved && rightMoved && !sameList(left.filter(isShared), right.filter(isShared));
  const spine = clash
    ? old
    : completed(
        old,
        leftMoved && rightMoved ? left.filter(isShared) : leftMoved ? left : rightMoved ? right : old,
      );
  return { order: withAdded(spine, [mine, theirs], (key) => kept.has(key) && !before.has(key)), clash };
}

function moved(old: readonly string[], side: readonly string[]): boolean {
  const present = new Set(side);
  return !sameList(
    old.filter((key) => present.has(key)),
    side,
  );
}

function sameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index]);
}

/** The keys in the order of `side`; those that it has not go behind what they stand behind in `old`. */
export function completed(old: readonly string[], side: readonly string[]): readonly string[] {
  const result = [...side];
  old.forEach((key, index) => {
    if (result.includes(key)) return;
    const at = old
      .slice(0, index)
      .filter((one) => result.includes(one))
      .at(-1);
    result.splice(at === undefined ? 0 : result.indexOf(at) + 1, 0, key);
  });
  return result;
}

/** Puts what the sides added behind the last key before it that is in the spine. */
function withAdded(
  spine: readonly string[],
  sides: readonly (readonly string[])[],
  isAdded: (key: string) => boolean,
): readonly string[] {
  const places = new Map(spine.map((key, index) => [key, index + 1]));
  const anchors = new Map<string, number>();
  for (const side of sides) {
    let at = 0;
    for (const key of side) {
      at = places.get(key) ?? at;
      // Added by both at two places: the first of them.
      if (isAdded(key)) anchors.set(key, Math.min(anchors.get(key) ?? Infinity, at));
    }
  }
  const behind = (at: number): readonly string[] => {
    const groups = sides.map((side) => side.filter((key) => anchors.get(key) === at));
    return [...new Set(groups.sort((left, right) => (group(left) < group(right) ? -1 : 1)).flat())];
  };
  return [...behind(0), ...spine.flatMap((key, index) => [key, ...behind(index + 1)])];
}

function group(keys: readonly string[]): string {
  return JSON.stringify(keys);
}
