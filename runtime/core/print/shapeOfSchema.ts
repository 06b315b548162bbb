import { isObject, own } from '#core/base';
import type { JsonObject, JsonValue } from '#core/base';
import { OPEN, VALUE, listOf, objectOf } from './Names.ts';
import type { Shape } from './Names.ts';

/** Places where a schema of the subset may name further properties of the same object. */
const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const;
const CONDITIONS = ['if', 'then', 'else'] as const;

/** Many acts share a form, and every flow asks anew. A schema of a kit is frozen. */
const made = new WeakMap<JsonObject, Shape>();

/** The shape of the data that a resolved form schema accepts, all branches taken together. */
export function shapeOfSchema(schema: JsonValue | undefined): Shape {
  if (!isObject(schema)) return OPEN;
  const known = made.get(schema) ?? shapeOfObject(schema);
  made.set(schema, known);
  return known;
}

function shapeOfObject(schema: JsonObject): Shape {
  const members = membersOf(schema);
  if (Object.keys(members).length > 0) return objectOf(members);
  const items = own(schema, 'items');
  if (items !== undefined) return listOf(shapeOfSchema(items));
  const type = own(schema, 'type');
  if (type === 'array') return listOf(OPEN);
  return type === 'object' ? OPEN : VALUE;
}

function membersOf(schema: JsonObject): Readonly<Record<string, Shape>> {
  const properties = own(schema, 'properties');
  const here = isObject(properties)
    ? Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, shapeOfSchema(property)]),
      )
    : {};
  const branches = [
    ...BRANCHES.flatMap((keyword) => listAt(schema, keyword)),
    ...CONDITIONS.flatMap((keyword) => own(schema, keyword) ?? []),
  ];
  // The object's own word for a property is fuller than that of a branch, which often says only `const`.
  return branches.reduce<Readonly<Record<string, Shape>>>(
    (members, branch) => ({ ...(isObject(branch) ? membersOf(branch) : {}), ...members }),
    here,
  );
}

function listAt(schema: JsonObject, keyword: string): readonly JsonValue[] {
  const value = own(schema, keyword);
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
