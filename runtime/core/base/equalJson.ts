import { isObject } from './guards.ts';
import type { JsonValue } from './json.ts';
import { own } from './own.ts';

/** Whether two values mean the same: the order of keys is without meaning, that of items is not. Two absent values are equal. */
export function equalJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) return Array.isArray(right) && equalItems(left, right);
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => {
    const other = own(right, key);
    return other !== undefined && equalJson(left[key], other);
  });
}

function equalItems(left: readonly JsonValue[], right: readonly JsonValue[]): boolean {
  return left.length === right.length && left.every((item, index) => equalJson(item, right[index]));
}
