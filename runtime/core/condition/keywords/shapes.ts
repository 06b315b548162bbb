/** The kinds of value that keywords take, and how each kind is turned into a {@link Keyword}. */
import { isObject, type JsonObject, type JsonValue } from '#core/base';
import { below, isArray } from '../place.ts';
import type { Compile, Keyword, Part, Rule } from '../Rule.ts';

interface Shape<T extends JsonValue> {
  readonly is: (value: JsonValue) => value is T;
  readonly parts?: (value: T) => readonly Part[];
}

/** Pairs a kind of value with the builder that may rely on it. */
export function keyword<T extends JsonValue>(
  shape: Shape<T>,
  build: (value: T, schema: JsonObject, compile: Compile) => Rule,
): Keyword {
  return {
    accepts: shape.is,
    parts: (value) => (shape.is(value) && shape.parts !== undefined ? shape.parts(value) : []),
    // `accepts` was asked before: the compiler of conditions builds nothing from a malformed schema.
    build: (value, schema, compile) => build(value as T, schema, compile),
  };
}

const isText = (value: JsonValue): value is string => typeof value === 'string';
const isSchema = (value: JsonValue): value is boolean | JsonObject =>
  typeof value === 'boolean' || isObject(value);

export const anything: Shape<JsonValue> = { is: (_value): _value is JsonValue => true };
export const flag: Shape<boolean> = { is: (value): value is boolean => typeof value === 'boolean' };
export const text: Shape<string> = { is: isText };
export const numeric: Shape<number> = { is: (value): value is number => typeof value === 'number' };
export const positive: Shape<number> = {
  is: (value): value is number => typeof value === 'number' && value > 0,
};
export const count: Shape<number> = {
  is: (value): value is number => typeof value === 'number' && value >= 0 && value % 1 === 0,
};
/** Ajv refuses an empty `enum` and names that are listed twice, and so do we. */
export const values: Shape<readonly JsonValue[]> = {
  is: (value): value is readonly JsonValue[] => isArray(value) && value.length > 0,
};
export const names: Shape<readonly string[]> = {
  is: (value): value is readonly string[] =>
    isArray(value) && value.every(isText) && new Set(value).size === value.length,
};
export const namesByName: Shape<Readonly<Record<string, readonly string[]>>> = {
  is: (value): value is Readonly<Record<string, readonly string[]>> =>
    isObject(value) && Object.keys(value).every((name) => names.is(value[name] ?? null)),
};
export const schema: Shape<boolean | JsonObject> = {
  is: isSchema,
  parts: (value) => [{ pointer: '', schema: value }],
};
export const schemas: Shape<readonly (boolean | JsonObject)[]> = {
  is: (value): value is readonly (boolean | JsonObject)[] =>
    isArray(value) && value.length > 0 && value.every(isSchema),
  parts: (value) => value.map((part, index) => ({ pointer: below('', index), schema: part })),
};
export const schemasByName: Shape<Readonly<Record<string, boolean | JsonObject>>> = {
  is: (value): value is Readonly<Record<string, boolean | JsonObject>> =>
    isObject(value) && Object.keys(value).every((name) => isSchema(value[name] ?? null)),
  parts: (value) =>
    Object.keys(value).map((name) => ({ pointer: below('', name), schema: value[name] ?? true })),
};
