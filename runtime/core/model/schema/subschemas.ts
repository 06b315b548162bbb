import { isObject, type JsonObject, type JsonValue } from '#core/base';

/**
 * How a schema holds another one. `inside`: it judges a part of the value (a property, an item). `in-place`: it
 * judges the same value (`allOf`, `then`, …). `question`: the same value, but only asks (`if`, `not`).
 * `definition`: kept for references.
 */
type Holding = 'inside' | 'in-place' | 'question' | 'definition';

export interface Subschema {
  readonly keyword: string;
  readonly path: readonly (string | number)[];
  readonly holding: Holding;
  readonly schema: JsonValue;
}

interface Keyword {
  readonly holds: 'one' | 'list' | 'named';
  readonly holding: Holding;
}

const KEYWORDS = new Map<string, Keyword>([
  ['properties', { holds: 'named', holding: 'inside' }],
  ['patternProperties', { holds: 'named', holding: 'inside' }],
  ['items', { holds: 'one', holding: 'inside' }],
  ['prefixItems', { holds: 'list', holding: 'inside' }],
  ['additionalProperties', { holds: 'one', holding: 'inside' }],
  ['unevaluatedProperties', { holds: 'one', holding: 'inside' }],
  ['unevaluatedItems', { holds: 'one', holding: 'inside' }],
  ['contains', { holds: 'one', holding: 'question' }],
  ['propertyNames', { holds: 'one', holding: 'question' }],
  ['not', { holds: 'one', holding: 'question' }],
  ['if', { holds: 'one', holding: 'question' }],
  ['then', { holds: 'one', holding: 'in-place' }],
  ['else', { holds: 'one', holding: 'in-place' }],
  ['allOf', { holds: 'list', holding: 'in-place' }],
  ['anyOf', { holds: 'list', holding: 'in-place' }],
  ['oneOf', { holds: 'list', holding: 'in-place' }],
  ['dependentSchemas', { holds: 'named', holding: 'in-place' }],
  ['$defs', { holds: 'named', holding: 'definition' }],
  ['definitions', { holds: 'named', holding: 'definition' }],
]);

/** The schemas directly inside a schema, with their path in it; those that it holds in one way only, if that is given. */
export function subschemasOf(schema: JsonObject, holding?: Holding): readonly Subschema[] {
  const found: Subschema[] = [];
  for (const keyword of Object.keys(schema)) {
    const known = KEYWORDS.get(keyword);
    if (known === undefined || (holding !== undefined && known.holding !== holding)) continue;
    collectKeyword(keyword, schema[keyword] ?? null, found);
  }
  return found;
}

function collectKeyword(keyword: string, value: JsonValue, into: Subschema[]): void {
  // The value as it stands comes back: nothing is made but the list.
  mapKeyword(keyword, value, (sub) => {
    into.push(sub);
    return sub.schema;
  });
}

/**
 * The schema with each schema directly inside it replaced; the order of keys is kept. Where nothing was replaced by
 * something else, the given object itself comes back: most of a form is never changed.
 */
export function mapSubschemas(schema: JsonObject, change: (sub: Subschema) => JsonValue): JsonObject {
  let changed: Record<string, JsonValue> | undefined;
  for (const keyword of Object.keys(schema)) {
    if (!KEYWORDS.has(keyword)) continue;
    const before = schema[keyword] ?? null;
    const after = mapKeyword(keyword, before, change);
    if (after === before) continue;
    changed ??= { ...schema };
    changed[keyword] = after;
  }
  return changed ?? schema;
}

function mapKeyword(keyword: string, value: JsonValue, change: (sub: Subschema) => JsonValue): JsonValue {
  const known = KEYWORDS.get(keyword);
  if (known === undefined) return value;
  const { holds, holding } = known;
  if (holds === 'one') return change({ keyword, path: [keyword], holding, schema: value });
  if (holds === 'list') {
    if (!isList(value)) return value;
    const after = value.map((schema, index) => change({ keyword, path: [keyword, index], holding, schema }));
    return after.some((schema, index) => schema !== value[index]) ? after : value;
  }
  return isObject(value) ? mapNamed(keyword, value, holding, change) : value;
}

function mapNamed(
  keyword: string,
  value: JsonObject,
  holding: Holding,
  change: (sub: Subschema) => JsonValue,
): JsonObject {
  const after: [string, JsonValue][] = [];
  let same = true;
  for (const name of Object.keys(value)) {
    const before = value[name] ?? null;
    const next = change({ keyword, path: [keyword, name], holding, schema: before });
    same &&= next === before;
    after.push([name, next]);
  }
  // Made from entries, because an assignment to the name `__proto__` would do something else.
  return same ? value : Object.fromEntries(after);
}

/** Every schema below, parents last: `change` sees a schema whose parts were changed already. */
export function mapSchemas(schema: JsonValue, change: (schema: JsonObject) => JsonObject): JsonValue {
  if (!isObject(schema)) return schema;
  return change(mapSubschemas(schema, (sub) => mapSchemas(sub.schema, change)));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
