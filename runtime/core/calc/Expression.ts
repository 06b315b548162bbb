import { isObject, type JsonValue, splitPointer } from '#core/base';

/**
 * An expression is a text, number or yes/no as it stands, `{ "field": place }`, or `{ "<function>": [argument, …] }` with one member.
 * Whatever else is no expression and has no value.
 */
export type Expression = JsonValue;

/** More parts than this nobody reads, and nesting is bounded because small engines have small stacks. */
export const MOST_PARTS = 300;
export const DEEPEST = 20;

/** In a place: every entry of a list. */
export const EVERY = '*';

/** Where a `field` is looked up: from the whole record, or (`./…`) from the group that the calculated field stands in. */
export interface FieldPlace {
  readonly from: 'record' | 'here';
  /** Names; {@link EVERY} for all entries of a list. */
  readonly steps: readonly string[];
}

export interface Call {
  readonly name: string;
  readonly args: readonly Expression[];
}

/** The one member of an expression that is an object; undefined when it has not exactly one. */
export function callOf(expression: Expression): Call | undefined {
  if (!isObject(expression)) return undefined;
  const [name, ...more] = Object.keys(expression);
  if (name === undefined || more.length > 0) return undefined;
  const value = expression[name];
  return {
    name,
    args: Array.isArray(value) ? (value as readonly JsonValue[]) : value === undefined ? [] : [value],
  };
}

// The place of a `field`, for example `/items/visits`, `./birthDate`, or with `*` for every entry; undefined for anything else.
export function placeOfField(place: Expression | undefined): FieldPlace | undefined {
  if (typeof place !== 'string') return undefined;
  const isHere = place.startsWith('./');
  const pointer = isHere ? place.slice(1) : place;
  if (!pointer.startsWith('/') || pointer === '/') return undefined;
  return { from: isHere ? 'here' : 'record', steps: splitPointer(pointer) };
}
