import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import { EVERY } from '#core/calc';
import { formOf, type Kit } from '#core/model';

/** A field of a form with its place. */
export interface Asked {
  readonly steps: readonly string[];
  readonly schema: JsonObject;
  /** Everybody has to answer it: it and every group around it are required outright. */
  readonly required: boolean;
  /** How many times it is answered at least, in lists the fewest entries. */
  readonly times: number;
  /** The object that holds it. */
  readonly group: JsonObject;
}

/** The single fields of a form, groups opened, lists of groups opened once. Those of conditional parts are never required outright. */
export function askedOf(kit: Kit, formId: string): readonly Asked[] {
  const schema = formOf(kit, formId)?.schema;
  const found: Asked[] = [];
  if (schema !== undefined) collect(schema, [], true, 1, found);
  return found;
}

function collect(
  group: JsonObject,
  steps: readonly string[],
  isRequired: boolean,
  times: number,
  into: Asked[],
): void {
  const names = own(group, 'required');
  const wanted: readonly JsonValue[] = Array.isArray(names) ? names : [];
  const properties = own(group, 'properties');
  for (const [name, schema] of Object.entries(isObject(properties) ? properties : {})) {
    if (!isObject(schema)) continue;
    const here = [...steps, name];
    const required = isRequired && wanted.includes(name);
    const items = own(schema, 'items');
    if (own(schema, 'type') === 'object') collect(schema, here, required, times, into);
    else if (isObject(items) && own(items, 'type') === 'object') {
      const least = own(schema, 'minItems');
      const entries = Math.max(1, typeof least === 'number' ? least : 1);
      collect(items, [...here, EVERY], required, times * entries, into);
    } else into.push({ steps: here, schema, required, times, group });
  }
}
