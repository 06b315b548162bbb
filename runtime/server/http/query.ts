import { badRequest } from './HttpFailure.ts';

/** `true` or `false`; absent is `otherwise`. */
export function flag(query: URLSearchParams, name: string, otherwise = false): boolean {
  const value = query.get(name);
  if (value === null) return otherwise;
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw badRequest(`${name} must be true or false`);
}

/** A whole number of at least 0; absent is `otherwise`. More than `most` counts as `most`. */
export function count(query: URLSearchParams, name: string, otherwise: number, most = Infinity): number {
  const value = query.get(name);
  if (value === null) return otherwise;
  if (!/^\d{1,15}$/.test(value)) throw badRequest(`${name} must be a whole number`);
  return Math.min(Number(value), most);
}

/** A string written as JSON, as CouchDB's keys are; absent is undefined. */
export function jsonString(query: URLSearchParams, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = query.get(name);
    if (value === null) continue;
    try {
      const parsed: unknown = JSON.parse(value);
      if (typeof parsed === 'string') return parsed;
    } catch {
      // Falls through to the one answer for everything that is not a JSON string.
    }
    throw badRequest(`${name} must be a JSON string`);
  }
  return undefined;
}

/** The field of a body that must be an object. */
export function field(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badRequest('the body must be a JSON object');
  return Object.hasOwn(body, name) ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** An array of at most `most` strings. */
export function strings(value: unknown, name: string, most: number): readonly string[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw badRequest(`${name} must be an array of strings`);
  }
  if (value.length > most) throw badRequest(`${name} may have ${String(most)} entries`);
  return value;
}
