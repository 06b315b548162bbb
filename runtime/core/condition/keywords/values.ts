/** `type`, `const`, `enum`: what a value is, whatever its type. */
import { isObject, type JsonValue } from '#core/base';
import { equal } from '../equal.ts';
import { isArray } from '../place.ts';
import { type Keyword, leaf, type Rule } from '../Rule.ts';
import { anything, keyword, values } from './shapes.ts';

const TYPES: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number' && value % 1 === 0,
  array: isArray,
  object: isObject,
};

function isType(value: JsonValue): value is string {
  return typeof value === 'string' && Object.prototype.hasOwnProperty.call(TYPES, value);
}
function areTypes(value: JsonValue): value is string | readonly string[] {
  return (
    isType(value) ||
    (isArray(value) && value.length > 0 && value.every(isType) && new Set(value).size === value.length)
  );
}

function ofType(type: string | readonly string[]): Rule {
  const tests = (typeof type === 'string' ? [type] : type).map((name) => TYPES[name] ?? (() => false));
  const [only] = tests;
  const test = tests.length === 1 && only ? only : (value: JsonValue) => tests.some((one) => one(value));
  return leaf('type', test, { type });
}

/** Primitive choices are looked up at once; objects and arrays are compared one by one. */
function oneAmong(allowed: readonly JsonValue[]): Rule['test'] {
  const primitives = new Set<JsonValue>(
    allowed.filter((value) => typeof value !== 'object' || value === null),
  );
  const structured = allowed.filter((value) => typeof value === 'object' && value !== null);
  return (value) => primitives.has(value) || structured.some((one) => equal(one, value));
}

export const valueKeywords: Readonly<Record<string, Keyword>> = {
  type: keyword({ is: areTypes }, ofType),
  const: keyword(anything, (allowedValue) => leaf('const', oneAmong([allowedValue]), { allowedValue })),
  enum: keyword(values, (allowedValues) => leaf('enum', oneAmong(allowedValues), { allowedValues })),
};
