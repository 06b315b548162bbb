import { badRequest } from './HttpFailure.ts';

/** Deeper than any form; whatever walks the value later may be recursive. */
const DEEPEST = 64;

/** Parses JSON that a stranger sent; 400 when it is not JSON, too deep, or has keys that break plain objects. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest('invalid UTF-8 JSON');
  }
  const open: [unknown, number][] = [[value, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [part, depth] = next;
    if (typeof part !== 'object' || part === null) continue;
    if (depth >= DEEPEST) throw badRequest('the JSON is nested too deeply');
    // Copied by assignment such a key would become the prototype of the copy.
    if (Object.hasOwn(part, '__proto__')) throw badRequest('the key __proto__ is not accepted');
    for (const inner of Object.values(part)) if (typeof inner === 'object') open.push([inner, depth + 1]);
  }
  return value;
}
