import { isObject, type JsonObject, type JsonValue, own, type Pointer, splitPointer } from '#core/base';
import { subschemasOf } from '#core/model';

/**
 * What a resolved schema says of a place in the data, conditional parts included; undefined for a place it does not
 * know. Where several parts describe the place, the outermost one's words win. `-` stands for any item.
 */
export function schemaAt(schema: JsonObject, pointer: Pointer): JsonObject | undefined {
  let here: readonly JsonObject[] = [schema];
  for (const token of splitPointer(pointer)) {
    here = here.flatMap(withAdded).flatMap((one) => childrenAt(one, token));
  }
  if (here.length === 0) return undefined;
  return here.reduceRight<JsonObject>((merged, one) => ({ ...merged, ...one }), {});
}

/** The schema and those that add to it in place. */
export function withAdded(schema: JsonObject): readonly JsonObject[] {
  const added = subschemasOf(schema, 'in-place');
  if (added.length === 0) return [schema];
  return [schema, ...added.flatMap((sub) => (isObject(sub.schema) ? withAdded(sub.schema) : []))];
}

function childrenAt(schema: JsonObject, token: string): readonly JsonObject[] {
  const properties = own(schema, 'properties');
  const property = isObject(properties) ? own(properties, token) : undefined;
  const items = /^(?:-|[0-9]+)$/.test(token) ? own(schema, 'items') : undefined;
  const rest = property === undefined ? own(schema, 'additionalProperties') : undefined;
  return [property, items, rest].filter((child): child is JsonObject => isPart(child));
}

function isPart(child: JsonValue | undefined): child is JsonObject {
  return isObject(child);
}
