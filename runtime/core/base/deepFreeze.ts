/**
 * Freezes a tree of plain objects and arrays in place and gives it back. The tree must not contain a circle. What is
 * frozen already is taken to be so to its depth.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const child of Object.values(value)) deepFreeze(child);
    Object.freeze(value);
  }
  return value;
}
