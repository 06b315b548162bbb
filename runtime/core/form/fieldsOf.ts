import {
  isObject,
  joinPointer,
  type JsonObject,
  type Language,
  own,
  type Pointer,
  type Text,
} from '#core/base';
import { type Form, formOf, type Kit } from '#core/model';
import { localisedSchema } from './localise.ts';
import { withAdded } from './schemaAt.ts';

/** A place in a form's data that has a name for people. */
export interface Field {
  /** In the data; `-` stands for any item of a list: `/members/-/name`. */
  readonly pointer: Pointer;
  /** As data is judged: references followed, choices as `enum`. */
  readonly schema: JsonObject;
  /** The title in each language of the kit, or the property's name where it has none. */
  readonly title: Text;
}

const made = new WeakMap<Form, readonly Field[]>();
const pointers = new WeakMap<Form, readonly Pointer[]>();

/**
 * All fields of a form, groups before what is in them, conditional parts after the rest. Fields of a list's entries
 * follow the list. Empty for a form that the kit does not have.
 */
export function fieldsOf(kit: Kit, formId: string): readonly Field[] {
  const form = formOf(kit, formId);
  if (form === undefined) return [];
  const known = made.get(form);
  if (known !== undefined) return known;
  const titles = kit.languages.map((language) => titlesIn(form, language));
  const fields = [...placesOf(form.schema)].map(([pointer, schema]) => {
    const name = pointer.slice(pointer.lastIndexOf('/') + 1);
    const title = kit.languages.map((language, index) => [language, titles[index]?.get(pointer) ?? name]);
    return { pointer, schema, title: Object.fromEntries(title) as Text };
  });
  made.set(form, fields);
  return fields;
}

/** The same without titles, which cost much more than the places. Empty for a form that the kit does not have. */
export function pointersOf(kit: Kit, formId: string): readonly Pointer[] {
  const form = formOf(kit, formId);
  if (form === undefined) return [];
  const known = pointers.get(form) ?? [...placesOf(form.schema).keys()];
  pointers.set(form, known);
  return known;
}

function titlesIn(form: Form, language: Language): ReadonlyMap<Pointer, string> {
  const titles = new Map<Pointer, string>();
  for (const [pointer, schema] of placesOf(localisedSchema(form, language))) {
    const title = own(schema, 'title');
    if (typeof title === 'string') titles.set(pointer, title);
  }
  return titles;
}

/** The first description of each place; the schema itself is not a field. */
function placesOf(schema: JsonObject): ReadonlyMap<Pointer, JsonObject> {
  const places = new Map<Pointer, JsonObject>();
  collect(schema, '', places);
  return places;
}

function collect(schema: JsonObject, pointer: Pointer, into: Map<Pointer, JsonObject>): void {
  for (const part of withAdded(schema)) {
    const properties = own(part, 'properties');
    for (const [name, child] of Object.entries(isObject(properties) ? properties : {})) {
      if (!isObject(child)) continue;
      const here = pointer + joinPointer([name]);
      if (!into.has(here)) into.set(here, child);
      collect(child, here, into);
    }
    const items = own(part, 'items');
    if (isObject(items)) collect(items, `${pointer}/-`, into);
  }
}
