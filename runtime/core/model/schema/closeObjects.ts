import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import { mapSubschemas, subschemasOf } from './subschemas.ts';

/**
 * Closes every object schema that does not say otherwise (SPEC F5), so that no field enters the data unseen.
 *
 * Only a schema that describes a part (a property, an item) is closed. One that adds to another in place (`then`,
 * `allOf`, …) is not: it sees the whole object, and would refuse the fields of the others. The fields it adds are
 * admitted by the object it adds to.
 */
export function closeObjects(schema: JsonObject): JsonObject {
  const closed = mapSubschemas(schema, (sub) => {
    if (!isObject(sub.schema) || sub.holding === 'question') return sub.schema;
    return sub.holding === 'inside' ? closeObjects(sub.schema) : closeAdded(sub.schema, schema);
  });
  if (!isObjectSchema(schema) || own(schema, 'additionalProperties') !== undefined) return closed;
  const named = propertiesOf(closed);
  const added = addedNames(schema).filter((name) => own(named, name) === undefined);
  return {
    ...closed,
    properties: { ...named, ...Object.fromEntries(added.map((name) => [name, true])) },
    additionalProperties: false,
  };
}

/** A schema in place: what `base` describes already is only narrowed here and stays as it is. */
function closeAdded(schema: JsonObject, base: JsonObject): JsonObject {
  return mapSubschemas(schema, (sub) => {
    if (!isObject(sub.schema) || sub.holding === 'question') return sub.schema;
    if (sub.holding !== 'inside') return closeAdded(sub.schema, base);
    const [keyword, name] = sub.path;
    const described =
      keyword === 'properties' ? own(propertiesOf(base), String(name)) : own(base, String(keyword));
    return described === undefined ? closeObjects(sub.schema) : sub.schema;
  });
}

/** Names of the properties that schemas in place add, at any depth. */
function addedNames(schema: JsonObject): readonly string[] {
  const names = subschemasOf(schema, 'in-place').flatMap((sub) =>
    isObject(sub.schema) ? [...Object.keys(propertiesOf(sub.schema)), ...addedNames(sub.schema)] : [],
  );
  return [...new Set(names)];
}

function propertiesOf(schema: JsonObject): JsonObject {
  const properties = own(schema, 'properties');
  return isObject(properties) ? properties : {};
}

function isObjectSchema(schema: JsonObject): boolean {
  const type: JsonValue | undefined = own(schema, 'type');
  if (type === undefined) return isObject(own(schema, 'properties'));
  return type === 'object' || (Array.isArray(type) && type.includes('object'));
}
