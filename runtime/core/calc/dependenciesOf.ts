import { isObject, type JsonValue, own } from '#core/base';
import { type Call, callOf, DEEPEST, type Expression, placeOfField } from './Expression.ts';

/** What an expression looks at. */
export interface Dependencies {
  /** Places in the record as names, `*` for every entry of a list. A change at, above or below one of them may change the value. */
  readonly places: readonly (readonly string[])[];
  /** Code tables. */
  readonly tables: readonly string[];
  /** It asks for the day. */
  readonly day: boolean;
  /** It asks for the calendar of working days, which may be published later. */
  readonly calendar: boolean;
}

interface Found {
  readonly places: (readonly string[])[];
  readonly tables: string[];
  day: boolean;
  calendar: boolean;
}

/**
 * Everything that the expression of a field reads.
 * @param group the place of the group that the field stands in: `[]` for a field of the record itself
 */
export function dependenciesOf(expression: Expression, group: readonly string[] = []): Dependencies {
  const found: Found = { places: [], tables: [], day: false, calendar: false };
  collect(expression, group, 0, found);
  return found;
}

function collect(expression: Expression, group: readonly string[], depth: number, into: Found): void {
  const call = callOf(expression);
  if (call === undefined || depth > DEEPEST) return;
  const { name, args } = call;
  for (const place of placesIn(call, group)) into.places.push(place);
  if (name === 'field') return;
  noteSurroundings(call, into);
  // A condition is no expression, and what `count` asks of an entry is part of the list.
  const from = name === 'if' ? 1 : 0;
  const to = name === 'count' ? 1 : args.length;
  for (const arg of args.slice(from, to)) collect(arg, group, depth + 1, into);
}

/** What a field or the condition of an `if` looks at. */
function placesIn({ name, args }: Call, group: readonly string[]): readonly (readonly string[])[] {
  if (name === 'if') {
    const names = namesRead(args[0] ?? true);
    return names === undefined ? [group] : names.map((one) => group.concat(one));
  }
  const place = name === 'field' ? placeOfField(args[0]) : undefined;
  if (place === undefined) return [];
  return [place.from === 'here' ? group.concat(place.steps) : place.steps];
}

/** What the function asks besides the data. */
function noteSurroundings({ name, args }: Call, into: Found): void {
  const [, table] = args;
  if (name === 'today' || (name === 'age' && args.length < 2)) into.day = true;
  if (name === 'workdaysLater') into.calendar = true;
  if ((name === 'lookup' || name === 'band') && typeof table === 'string') into.tables.push(table);
}

/** Keywords that look at an object as a whole. */
const WHOLE = ['const', 'enum', 'minProperties', 'maxProperties', 'additionalProperties'];

/** The properties that a condition asks about; undefined when it asks about the object as a whole. */
function namesRead(condition: JsonValue): readonly string[] | undefined {
  if (!isObject(condition)) return [];
  if (WHOLE.some((keyword) => own(condition, keyword) !== undefined)) return undefined;
  let names: readonly string[] | undefined = Object.keys(objectOf(own(condition, 'properties')))
    .concat(textsOf(own(condition, 'required')))
    .concat(Object.keys(objectOf(own(condition, 'dependentRequired'))));
  for (const needed of Object.values(objectOf(own(condition, 'dependentRequired'))))
    names = names.concat(textsOf(needed));
  for (const part of partsOf(condition)) {
    const below = namesRead(part);
    if (below === undefined) return undefined;
    names = names.concat(below);
  }
  return names;
}

function partsOf(condition: JsonValue): readonly JsonValue[] {
  const parts: JsonValue[] = [];
  if (!isObject(condition)) return parts;
  for (const keyword of ['not', 'if', 'then', 'else']) {
    const part = own(condition, keyword);
    if (part !== undefined) parts.push(part);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const list = own(condition, keyword);
    if (Array.isArray(list)) for (const part of list as readonly JsonValue[]) parts.push(part);
  }
  return parts;
}

function objectOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return isObject(value) ? value : {};
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return list.filter((one): one is string => typeof one === 'string');
}
