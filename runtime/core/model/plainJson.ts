import type { JsonValue } from '#core/base';
import { DEEPEST } from './parseJson.ts';

/**
 * The value of a JSON text in which nothing is worth a word, by the engine's own parser; undefined when it has a
 * fault, a doubled or all-digit key, a number too large or too many levels. Then {@link parseJson}, which takes ten
 * times as long, finds out what and where.
 */
export function findPlainValue(text: string): JsonValue | undefined {
  const value = parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (value === undefined) return undefined;
  const members = countMembers(value, 0);
  // A doubled key is twice in the text and once in the value.
  return members === countKeys(text) ? value : undefined;
}

/** Whether JavaScript takes the key for an index and sorts it before all other keys. */
export function isDigits(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && DIGITS.test(key);
}

const DIGITS = /^(?:0|[1-9][0-9]{0,9})$/;

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Members of all objects in the value; NaN, which equals nothing, when something in it needs a closer look. */
function countMembers(value: JsonValue, depth: number): number {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : NaN;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= DEEPEST) return NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) count += countMembers(item, depth + 1);
    return count;
  }
  const object = value as Readonly<Record<string, JsonValue>>;
  for (const key of Object.keys(object)) {
    if (isDigits(key)) return NaN;
    count += 1 + countMembers(object[key] ?? null, depth + 1);
  }
  return count;
}

/** Keys as written in a text that is JSON: strings with a colon after them. */
function countKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = endOfString(text, at) + 1;
    let next = text.charCodeAt(at);
    while (next === 0x20 || next === 0x0a || next === 0x0d || next === 0x09) next = text.charCodeAt(++at);
    if (next === 0x3a) count++;
  }
  return count;
}

/** The quote that closes the string which opens at `at`: the first that is not behind an odd number of backslashes. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return end;
  }
}
