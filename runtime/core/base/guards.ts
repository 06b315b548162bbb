import type { JsonObject } from './json.ts';
import type { Text } from './text.ts';

/** A JSON object: neither null nor an array. The members are not looked at. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Words by language: an object that has at least one member and only strings. */
export function isText(value: unknown): value is Text {
  if (!isObject(value)) return false;
  const words = Object.values(value);
  return words.length > 0 && words.every((word) => typeof word === 'string');
}
