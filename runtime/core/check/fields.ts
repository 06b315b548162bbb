import { isObject, type JsonObject, type JsonValue, own, type Pointer, splitPointer } from '#core/base';

/** A step into a value: a property's name, or any item of a list. */
export const ANY_ITEM = '*';

/**
 * The schemas that describe the value at `steps`, wherever in the schema they are written (`then` and `allOf`
 * included). Empty when the schema has no such place; a place that is free has the schema `true`.
 */
export function schemasAt(schema: JsonValue, steps: readonly string[]): readonly JsonValue[] {
  return steps.reduce<readonly JsonValue[]>(
    (found, step) => found.flatMap((one) => stepInto(one, step)),
    [schema],
  );
}

/** The same by pointer into the data: `/members/0/name`, and `/members/-` or `/members/*` for any item. */
export function schemasAtPointer(schema: JsonValue, pointer: Pointer): readonly JsonValue[] {
  return schemasAt(schema, splitPointer(pointer));
}

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const;
const SIDES = ['if', 'then', 'else'] as const;

function stepInto(schema: JsonValue, step: string): readonly JsonValue[] {
  if (schema === true) return [true];
  if (!isObject(schema)) return [];
  const found: JsonValue[] = [...propertyOf(schema, step), ...itemOf(schema, step)];
  for (const part of partsOf(schema)) if (part !== true) found.push(...stepInto(part, step));
  return found;
}

/** The schemas that speak about the same value. */
export function partsOf(schema: JsonObject): readonly JsonValue[] {
  const parts: JsonValue[] = [];
  for (const name of BRANCHES) {
    const list = own(schema, name);
    if (Array.isArray(list)) parts.push(...(list as readonly JsonValue[]));
  }
  for (const name of SIDES) {
    const part = own(schema, name);
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

function propertyOf(schema: JsonObject, step: string): readonly JsonValue[] {
  const properties = own(schema, 'properties');
  const named = isObject(properties) ? own(properties, step) : undefined;
  if (named !== undefined) return [named];
  const rest = own(schema, 'additionalProperties');
  return rest === undefined || rest === false ? [] : [rest];
}

function itemOf(schema: JsonObject, step: string): readonly JsonValue[] {
  const items = own(schema, 'items');
  return items !== undefined && (step === ANY_ITEM || step === '-' || /^\d+$/.test(step)) ? [items] : [];
}
