import { isObject, joinPointer, type JsonObject, type JsonValue, own, type Pointer } from '#core/base';

/** Where a value of the old record went. `to` is absent when the new form has no place for it. */
export interface Brought {
  readonly pointer: Pointer;
  readonly to?: Pointer;
  readonly value: JsonValue;
}

/**
 * The record in the places of the new form: by name, and by declared old name (`x-was`) where the new name is not taken. Every value of
 * the record is told of, once, whether it found a place or not.
 */
export function bring(record: JsonObject, schema: JsonObject, tell: (brought: Brought) => void): JsonObject {
  return bringGroup(record, schema, '', '', tell);
}

function bringGroup(
  group: JsonObject,
  schema: JsonObject,
  from: Pointer,
  to: Pointer,
  tell: (brought: Brought) => void,
): JsonObject {
  const found = own(schema, 'properties');
  const properties = isObject(found) ? found : {};
  const isOpen = own(schema, 'additionalProperties') !== false;
  const entries = Object.entries(group).flatMap(([name, value]): [string, JsonValue][] => {
    const pointer = from + joinPointer([name]);
    const place = own(properties, name) !== undefined || isOpen ? name : renamed(name, properties, group);
    if (place === undefined) {
      tell({ pointer, value });
      return [];
    }
    return [
      [place, bringValue(value, own(properties, place) ?? true, pointer, to + joinPointer([place]), tell)],
    ];
  });
  return Object.fromEntries(entries);
}

/** The field that says it had this name, unless its own name is answered already. */
function renamed(name: string, properties: JsonObject, group: JsonObject): string | undefined {
  return Object.keys(properties).find((one) => {
    const schema = own(properties, one);
    return isObject(schema) && own(schema, 'x-was') === name && own(group, one) === undefined;
  });
}

function bringValue(
  value: JsonValue,
  schema: JsonValue,
  from: Pointer,
  to: Pointer,
  tell: (brought: Brought) => void,
): JsonValue {
  if (isObject(value) && isObject(schema) && isObject(own(schema, 'properties')))
    return bringGroup(value, schema, from, to, tell);
  const items = isObject(schema) ? own(schema, 'items') : undefined;
  if (Array.isArray(value) && isObject(items) && isObject(own(items, 'properties'))) {
    return (value as readonly JsonValue[]).map((entry, index) =>
      bringValue(entry, items, from + joinPointer([index]), to + joinPointer([index]), tell),
    );
  }
  tell({ pointer: from, to, value });
  return value;
}
