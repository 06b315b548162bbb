import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import { EVERY } from '#core/calc';
import { formOf, type Kit } from '#core/model';

/** A field of a form with its place. */
export interface Asked {
  readonly steps: readonly string[];
  readonly schema: JsonObject;
  /** Everybody has to answer it: it and every group around it are required outright. */
  readonly required: boolean;
  /** How many times it is answered: in lists the fewest entries, for the persons of a household their average number. */
  readonly times: number;
  /** The object that holds it. */
  readonly group: JsonObject;
}

/** The single fields of a form, groups opened, lists of groups opened once. Those of conditional parts are never required outright. */
export function askedOf(kit: Kit, formId: string): readonly Asked[] {
  const schema = formOf(kit, formId)?.schema;
  const found: Asked[] = [];
  if (schema !== undefined)
    collect(schema, { steps: [], isRequired: true, times: 1, persons: personsOf(kit, formId) }, found);
  return found;
}

/** Persons of a household on average, for forms of which each household has one; else no list has a number of its own. */
function personsOf(kit: Kit, formId: string): number {
  const isRegister = Object.values(kit.flows).some(
    ({ form, volume }) => form === formId && volume?.per === 'household',
  );
  const grids = Object.values(kit.division.grids);
  const households = grids.reduce((sum, one) => sum + one.households, 0);
  const persons = grids.reduce((sum, one) => sum + one.persons, 0);
  return isRegister && households > 0 ? persons / households : 0;
}

interface Around {
  readonly steps: readonly string[];
  readonly isRequired: boolean;
  readonly times: number;
  readonly persons: number;
}

function collect(group: JsonObject, around: Around, into: Asked[]): void {
  const { steps, isRequired, times, persons } = around;
  const names = own(group, 'required');
  const wanted: readonly JsonValue[] = Array.isArray(names) ? names : [];
  const properties = own(group, 'properties');
  for (const [name, schema] of Object.entries(isObject(properties) ? properties : {})) {
    if (!isObject(schema)) continue;
    const inside = { ...around, steps: [...steps, name], isRequired: isRequired && wanted.includes(name) };
    const items = own(schema, 'items');
    if (own(schema, 'type') === 'object') collect(schema, inside, into);
    else if (isObject(items) && own(items, 'type') === 'object') {
      const entries = Math.max(1, numberOf(own(schema, 'minItems')), isAboutPersons(items) ? persons : 0);
      collect(items, { ...inside, steps: [...inside.steps, EVERY], times: times * entries }, into);
    } else into.push({ steps: inside.steps, schema, required: inside.isRequired, times, group });
  }
}

function numberOf(value: JsonValue | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function isAboutPersons(entry: JsonObject): boolean {
  const properties = own(entry, 'properties');
  const fields = isObject(properties) ? Object.values(properties) : [];
  return fields.some((field) => isObject(field) && own(field, 'x-personal') !== undefined);
}
