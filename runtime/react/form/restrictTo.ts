import { isObject, splitPointer, type JsonObject, type JsonValue } from '#core';

/** The schema with only those properties of the outermost level that the pointers name or lie in. */
export function restrictTo(schema: JsonObject, pointers: readonly string[]): JsonObject {
  if (pointers.includes('')) return schema;
  const names = new Set(pointers.map((pointer) => splitPointer(pointer)[0]));
  const properties = schema['properties'];
  if (!isObject(properties)) return schema;
  const kept: Record<string, JsonValue> = {};
  for (const [name, property] of Object.entries(properties)) if (names.has(name)) kept[name] = property;
  const required = schema['required'];
  return {
    ...schema,
    properties: kept,
    ...(Array.isArray(required)
      ? { required: required.filter((name) => typeof name === 'string' && names.has(name)) }
      : {}),
  };
}
