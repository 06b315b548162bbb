import { isObject } from './guards.ts';
import type { JsonValue, Pointer } from './json.ts';
import { own } from './own.ts';

/** The tokens of a pointer, unescaped. `''` has none. A text before the first `/` is not a pointer's and is dropped. */
export function splitPointer(pointer: Pointer): readonly string[] {
  const tokens = pointer.split('/').slice(1);
  if (!pointer.includes('~')) return tokens;
  return tokens.map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** The pointer of these tokens, escaped. */
export function joinPointer(tokens: readonly (string | number)[]): Pointer {
  let pointer = '';
  for (const token of tokens) pointer += '/' + (typeof token === 'number' ? String(token) : escaped(token));
  return pointer;
}

function escaped(token: string): string {
  if (!token.includes('~') && !token.includes('/')) return token;
  return token.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** The value at a place, or undefined when there is no such place. `''` is the value itself. */
export function getAt(value: JsonValue | undefined, pointer: Pointer): JsonValue | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  let current = value;
  for (const token of splitPointer(pointer)) current = childAt(current, token);
  return current;
}

/**
 * The value with `next` at a place; everything beside the path is shared with the given value. `undefined` removes.
 *
 * Missing objects on the way are made. In an array a token is the index of an item, or `-` or the length to append;
 * removing an item moves the later ones up. A path that leads through a text or a number, or past the end of an
 * array, changes nothing: the given value itself comes back. Removing the whole (`''`) gives null.
 */
export function setAt(value: JsonValue, pointer: Pointer, next: JsonValue | undefined): JsonValue {
  if (pointer === '') return next ?? null;
  if (!pointer.startsWith('/')) return value;
  return setTokens(value, splitPointer(pointer), next) ?? null;
}

function childAt(value: JsonValue | undefined, token: string): JsonValue | undefined {
  if (isArray(value)) return isIndex(token) ? value[Number(token)] : undefined;
  return isObject(value) ? own(value, token) : undefined;
}

function setTokens(
  value: JsonValue | undefined,
  tokens: readonly string[],
  next: JsonValue | undefined,
): JsonValue | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return next;
  if (value === undefined && next === undefined) return undefined;
  if (value === undefined) return setMember({}, token, rest, next);
  if (isArray(value)) return setItem(value, token, rest, next);
  return isObject(value) ? setMember(value, token, rest, next) : value;
}

function setMember(
  object: Readonly<Record<string, JsonValue>>,
  token: string,
  rest: readonly string[],
  next: JsonValue | undefined,
): JsonValue {
  const before = own(object, token);
  const after = setTokens(before, rest, next);
  if (after === before) return object;
  if (after !== undefined) return { ...object, [token]: after };
  const { [token]: _removed, ...others } = object;
  return others;
}

function setItem(
  array: readonly JsonValue[],
  token: string,
  rest: readonly string[],
  next: JsonValue | undefined,
): JsonValue {
  const index = token === '-' ? array.length : isIndex(token) ? Number(token) : array.length + 1;
  if (index > array.length) return array;
  const before = array[index];
  const after = setTokens(before, rest, next);
  if (after === before) return array;
  return [...array.slice(0, index), ...(after === undefined ? [] : [after]), ...array.slice(index + 1)];
}

function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** As RFC 6901 has it: no sign, no leading zero. */
function isIndex(token: string): boolean {
  return /^(0|[1-9][0-9]{0,8})$/.test(token);
}
