import { isObject, type JsonObject, type Kit } from '#core';

const KEY = 'wangge.place';

/** The answers about where one is, remembered from the last report in this grid: code by grid and field. */
type Places = Readonly<Record<string, Readonly<Record<string, string>>>>;

function read(): Places {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return isObject(kept) ? (kept as unknown as Places) : {};
  } catch {
    return {}; // nothing remembered; the question is simply asked
  }
}

/** Fields of the outermost level that ask for a villagers' group. */
function placeFields(kit: Kit, form: string): readonly string[] {
  const properties = kit.forms[form]?.schema['properties'];
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, field]) =>
    isObject(field) && field['x-kind'] === 'village-group' && field['type'] === 'string' ? [name] : [],
  );
}

/** What to fill in beforehand: the group of the last report, or the grid's only one. */
export function lastPlace(kit: Kit, form: string, grid: string): Readonly<Record<string, string>> {
  const groups = kit.division.grids[grid]?.groups ?? [];
  const kept = read()[grid] ?? {};
  const only = groups.length === 1 ? groups[0] : undefined;
  const filled: Record<string, string> = {};
  for (const field of placeFields(kit, form)) {
    const code = kept[field] ?? only;
    if (code !== undefined && groups.includes(code)) filled[field] = code;
  }
  return filled;
}

/** Remembers where this report was. */
export function rememberPlace(kit: Kit, form: string, grid: string, data: JsonObject): void {
  const places: Record<string, string> = {};
  for (const field of placeFields(kit, form)) {
    const code = data[field];
    if (typeof code === 'string') places[field] = code;
  }
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...read(), [grid]: places }));
  } catch {
    // It is a convenience only.
  }
}
