import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import { EVERY } from './Expression.ts';

/** A keyword of a form's schema with the place of its schema in the data. */
export interface Placed {
  /** Names; {@link EVERY} for all entries of a list. */
  readonly steps: readonly string[];
  readonly value: JsonValue;
}

/**
 * Where a schema carries a keyword, by `properties` and `items` alone: what `then` or `allOf` add is there for some data only,
 * and a calculation holds for all.
 */
export function placesWith(schema: JsonObject, keyword: string): readonly Placed[] {
  const found: Placed[] = [];
  collect(schema, [], keyword, found);
  return found;
}

function collect(schema: JsonObject, steps: readonly string[], keyword: string, into: Placed[]): void {
  const value = own(schema, keyword);
  if (value !== undefined) into.push({ steps, value });
  const properties = own(schema, 'properties');
  if (isObject(properties)) {
    for (const name of Object.keys(properties)) {
      const part = properties[name];
      if (isObject(part)) collect(part, steps.concat(name), keyword, into);
    }
  }
  const items = own(schema, 'items');
  if (isObject(items)) collect(items, steps.concat(EVERY), keyword, into);
}

/** Whether one place lies in the other, or is it; {@link EVERY} and an index may be the same entry. */
export function overlaps(left: readonly string[], right: readonly string[]): boolean {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [left[index], right[index]];
    if (one !== other && one !== EVERY && other !== EVERY && one !== '-' && other !== '-') return false;
  }
  return true;
}
