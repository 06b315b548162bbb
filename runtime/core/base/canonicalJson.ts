import { isObject } from './guards.ts';
import type { JsonValue } from './json.ts';

/** The value as text with sorted keys and no blanks: equal values give equal texts, so it can be hashed. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  // Without a comparison of its own `sort` compares code units, not by a locale: it is the same on every device.
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
