import type { JsonValue } from './json.ts';

/** The value as text with sorted keys and no blanks: equal values give equal texts, so it can be hashed. */
export function canonicalJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value)
    ? listText(value as readonly JsonValue[])
    : objectText(value as Readonly<Record<string, JsonValue>>);
}

/** Grown piece by piece: a list of the pieces would be as large as the text again. */
function listText(list: readonly JsonValue[]): string {
  let text = '[';
  for (const item of list) text += (text === '[' ? '' : ',') + canonicalJson(item);
  return `${text}]`;
}

function objectText(object: Readonly<Record<string, JsonValue>>): string {
  let text = '{';
  // Without a comparison of its own `sort` compares code units, not by a locale: it is the same on every device.
  for (const key of Object.keys(object).sort()) {
    text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(object[key] ?? null)}`;
  }
  return `${text}}`;
}
