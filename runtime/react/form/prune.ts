import { isObject, type JsonObject, type JsonValue } from '#core';

/**
 * Data as it is stored. RJSF keeps `undefined` for cleared fields and empty objects for untouched groups; neither is
 * an answer, so both go. Text loses the blanks around it.
 */
export function prune(value: unknown): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) {
    const items = (value as readonly unknown[]).map(pruneItem);
    return items.length === 0 ? undefined : items;
  }
  if (isObject(value)) {
    const kept = pruneObject(value);
    return Object.keys(kept).length === 0 ? undefined : kept;
  }
  return value as JsonValue;
}

/** An entry of a list stays, even an empty one: somebody added it and should be asked about it. */
function pruneItem(item: unknown): JsonValue {
  return prune(item) ?? (isObject(item) ? {} : '');
}

/** The same for a whole form: always an object. */
export function pruneObject(value: Readonly<Record<string, unknown>>): JsonObject {
  const kept: Record<string, JsonValue> = {};
  for (const [key, one] of Object.entries(value)) {
    const next = prune(one);
    if (next !== undefined) kept[key] = next;
  }
  return kept;
}
