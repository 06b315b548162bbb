import { isObject, type JsonValue, own } from '#core/base';
import { has, isArray, namesOf } from './place.ts';

type Pair = readonly [JsonValue, JsonValue];

/**
 * Whether two JSON values are the same value: numbers by value (1 equals 1.0, 0 equals -0), objects without
 * regard to order. It keeps its own stack, because data may be nested deeper than the engine can call.
 */
export function equal(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  const open: Pair[] = [[a, b]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    if (pair[0] === pair[1]) continue;
    const parts = partsOf(pair[0], pair[1]);
    if (parts === undefined) return false;
    for (const part of parts) open.push(part);
  }
  return true;
}

/** The pairs that have to be equal for these two to be, or undefined when they cannot be. */
function partsOf(a: JsonValue, b: JsonValue): readonly Pair[] | undefined {
  if (isArray(a)) {
    if (!isArray(b) || a.length !== b.length) return undefined;
    return a.map((item, index): Pair => [item, b[index] ?? null]);
  }
  if (!isObject(a) || !isObject(b)) return undefined;
  const names = namesOf(a);
  if (names.length !== namesOf(b).length || !names.every((name) => has(b, name))) return undefined;
  return names.map((name): Pair => [own(a, name) ?? null, own(b, name) ?? null]);
}
