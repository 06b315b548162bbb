import { isObject, type JsonObject, type JsonValue } from '#core';

/** {@link prune} that remembers what it made of an object: for data in which a changed part is a new object. */
export interface Pruner {
  readonly part: (value: unknown) => JsonValue | undefined;
  readonly whole: (value: Readonly<Record<string, unknown>>) => JsonObject;
}

/**
 * Data as it is stored. RJSF keeps `undefined` for cleared fields and empty objects for untouched groups; neither is
 * an answer, so both go. Text loses the blanks around it.
 */
export function prune(value: unknown): JsonValue | undefined {
  return pruneWith(value, prune);
}

/** The same for a whole form: always an object. */
export function pruneObject(value: Readonly<Record<string, unknown>>): JsonObject {
  return objectWith(value, prune);
}

export function createPruner(): Pruner {
  const known = new WeakMap<object, JsonValue | undefined>();
  const wholes = new WeakMap<object, JsonObject>();
  const part: Prune = (value) => {
    if (typeof value !== 'object' || value === null) return pruneWith(value, part);
    if (!known.has(value)) known.set(value, pruneWith(value, part));
    return known.get(value);
  };
  return {
    part,
    whole(value) {
      const whole = wholes.get(value) ?? objectWith(value, part);
      wholes.set(value, whole);
      return whole;
    },
  };
}

type Prune = (value: unknown) => JsonValue | undefined;

function pruneWith(value: unknown, below: Prune): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) {
    // An entry of a list stays, even an empty one: somebody added it and should be asked about it.
    const items = (value as readonly unknown[]).map((item) => below(item) ?? (isObject(item) ? {} : ''));
    return items.length === 0 ? undefined : items;
  }
  if (isObject(value)) {
    const kept = objectWith(value, below);
    return Object.keys(kept).length === 0 ? undefined : kept;
  }
  return value as JsonValue;
}

function objectWith(value: Readonly<Record<string, unknown>>, below: Prune): JsonObject {
  const kept: [string, JsonValue][] = [];
  for (const [key, one] of Object.entries(value)) {
    const next = below(one);
    if (next !== undefined) kept.push([key, next]);
  }
  // An assignment to the name `__proto__` would do something else.
  return Object.fromEntries(kept);
}
