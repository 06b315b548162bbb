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

/** The schemas directly inside a schema, with their path in it. */
export function subschemasOf(schema: JsonObject): readonly Subschema[] {
  const found: Subschema[] = [];
  for (const keyword of Object.keys(schema)) {
    if (!KEYWORDS.has(keyword)) continue;
    mapKeyword(keyword, schema[keyword] ?? null, (sub) => {
      found.push(sub);
      return sub.schema;
    });
  }
  return found;
}

/** The schema with each schema directly inside it replaced; the order of keys is kept. */
export function mapSubschemas(schema: JsonObject, change: (sub: Subschema) => JsonValue): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, mapKeyword(keyword, value, change)]),
  );
}

function mapKeyword(keyword: string, value: JsonValue, change: (sub: Subschema) => JsonValue): JsonValue {
  const known = KEYWORDS.get(keyword);
  if (known === undefined) return value;
  const { holds, holding } = known;
  if (holds === 'one') return change({ keyword, path: [keyword], holding, schema: value });
  if (holds === 'list') {
    if (!isList(value)) return value;
    return value.map((schema, index) => change({ keyword, path: [keyword, index], holding, schema }));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [
      name,
      change({ keyword, path: [keyword, name], holding, schema }),
    ]),
  );
}

/** Every schema below, parents last: `change` sees a schema whose parts were changed already. */
export function mapSchemas(schema: JsonValue, change: (schema: JsonObject) => JsonObject): JsonValue {
  if (!isObject(schema)) return schema;
  return change(mapSubschemas(schema, (sub) => mapSchemas(sub.schema, change)));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
