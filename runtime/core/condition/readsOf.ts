import { isObject, type JsonObject, type JsonValue, own, type Pointer } from '#core/base';
import type { Condition } from '#core/model';
import { keywordsOf } from './keywords/index.ts';
import { below, isArray } from './place.ts';

/** The whole value, and with it every place in it. */
const ALL: readonly Pointer[] = [''];

/**
 * The places of a value that decide `condition` (SPEC C8): while nothing at, above or below one of them changes, the
 * answer stays. `-` stands for any item of a list. It may name a place without need, it never leaves one out.
 */
export function readsOf(condition: Condition): readonly Pointer[] {
  return [...new Set(readsIn(condition))];
}

/** Whether a change at `place` may be seen from `read`; both are pointers, and `-` in `read` is any item. */
export function touches(place: Pointer, read: Pointer): boolean {
  const changed = place.split('/');
  const seen = read.split('/');
  const shared = Math.min(changed.length, seen.length);
  for (let step = 0; step < shared; step++) {
    if (seen[step] !== changed[step] && !(seen[step] === '-' && isIndex(changed[step]))) return false;
  }
  return true;
}

function isIndex(token: string | undefined): boolean {
  return token !== undefined && (token === '-' || /^\d+$/.test(token));
}

function readsIn(schema: JsonValue): readonly Pointer[] {
  if (!isObject(schema)) return [];
  return keywordsOf(schema).flatMap(({ name }) => {
    const reads = READS.get(name);
    return reads === undefined ? ALL : reads(own(schema, name) ?? null, schema);
  });
}

type Reads = (value: JsonValue, around: JsonObject) => readonly Pointer[];

const inList: Reads = (value) => (isArray(value) ? value.flatMap(readsIn) : []);
const inPlace: Reads = (value) => readsIn(value);
const names: Reads = (value) =>
  isArray(value) ? value.flatMap((name) => (typeof name === 'string' ? [below('', name)] : [])) : [];

/** A change that makes or removes a part is a change of that part, so a part's own reads are enough. */
function parts(reads: readonly Pointer[], step: string): readonly Pointer[] {
  return reads.map((read) => below('', step) + read);
}

const READS = new Map<string, Reads>([
  ['required', names],
  [
    'properties',
    (value) =>
      isObject(value)
        ? Object.keys(value).flatMap((name) =>
            // `false` refuses whatever stands there.
            value[name] === false ? [below('', name)] : parts(readsIn(value[name] ?? true), name),
          )
        : [],
  ],
  ['items', (value) => (value === false ? ALL : parts(readsIn(value), '-'))],
  ['additionalProperties', (value) => (value === true ? [] : ALL)],
  [
    'dependentRequired',
    (value) =>
      isObject(value)
        ? Object.keys(value).flatMap((name) => [below('', name), ...names(value[name] ?? null, value)])
        : [],
  ],
  ['allOf', inList],
  ['anyOf', inList],
  ['oneOf', inList],
  ['not', inPlace],
  [
    'if',
    (value, around) => [value, own(around, 'then') ?? true, own(around, 'else') ?? true].flatMap(readsIn),
  ],
  ['then', () => []],
  ['else', () => []],
]);
