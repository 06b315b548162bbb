import { equalJson, isObject, joinPointer, splitPointer, type Edit, type JsonValue } from '#core';

/**
 * The changes between what the author saw and what they put, as small as they can be told: a field of an object, an
 * entry of a list that kept its length. A list that grew or shrank changes as a whole.
 */
export function editsBetween(
  seen: JsonValue | undefined,
  put: JsonValue | undefined,
  pointer = '',
): readonly Edit[] {
  if (equalJson(seen, put)) return [];
  const names = namesWithin(seen, put);
  if (names === undefined) {
    return [
      { pointer, ...(seen === undefined ? {} : { from: seen }), ...(put === undefined ? {} : { to: put }) },
    ];
  }
  return names.flatMap((name) =>
    editsBetween(childOf(seen, name), childOf(put, name), joinPointer([...splitPointer(pointer), name])),
  );
}

function namesWithin(seen: JsonValue | undefined, put: JsonValue | undefined): readonly string[] | undefined {
  if (isObject(seen) && isObject(put)) return [...new Set([...Object.keys(seen), ...Object.keys(put)])];
  if (Array.isArray(seen) && Array.isArray(put) && seen.length === put.length && put.some(isObject)) {
    return put.map((_, index) => String(index));
  }
  return undefined;
}

function childOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return (value as readonly JsonValue[])[Number(name)];
  return isObject(value) ? value[name] : undefined;
}
