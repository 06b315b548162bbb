import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import { kindOf, KINDS } from '#core/kinds';
import { formOf, type Kit } from '#core/model';

/** The data that a new form begins with: its defaults. Groups without a default inside are left out. */
export function emptyData(kit: Kit, formId: string): JsonObject {
  const start = defaultOf(formOf(kit, formId)?.schema ?? {});
  return isObject(start) ? start : {};
}

function defaultOf(schema: JsonValue): JsonValue | undefined {
  if (!isObject(schema)) return undefined;
  const kind = kindOf(schema);
  const given = kind === undefined ? own(schema, 'default') : KINDS[kind].initial(schema);
  const properties = own(schema, 'properties');
  if (!isObject(properties) || (given !== undefined && !isObject(given))) return given;
  const inside = Object.entries(properties).flatMap(([name, part]): [string, JsonValue][] => {
    const value = defaultOf(part);
    return value === undefined ? [] : [[name, value]];
  });
  if (given === undefined && inside.length === 0) return undefined;
  return { ...Object.fromEntries(inside), ...given };
}
