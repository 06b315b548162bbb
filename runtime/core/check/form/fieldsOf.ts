import { getAt, isObject, joinPointer, type JsonObject, type JsonValue, own, type Pointer } from '#core/base';
import { type Form, subschemasOf } from '#core/model';

/** A field of a form: a property, or the items of a list. */
export interface Field {
  /** Place in the schema: `/properties/caller/properties/phone`. */
  readonly pointer: Pointer;
  /** Name of the property; that of the list for its items. */
  readonly name: string;
  readonly schema: JsonObject;
}

/** Several checks ask for the fields of one form; its schema is frozen. */
const made = new WeakMap<JsonObject, readonly Field[]>();

/** Every field of a resolved schema in document order, those of conditional parts included. */
export function fieldsOf(schema: JsonObject): readonly Field[] {
  const known = made.get(schema) ?? fieldsBelow(schema, '', '');
  made.set(schema, known);
  return known;
}

function fieldsBelow(schema: JsonValue, pointer: Pointer, name: string): readonly Field[] {
  if (!isObject(schema)) return [];
  return subschemasOf(schema).flatMap(({ keyword, path, holding, schema: part }): readonly Field[] => {
    // What only asks about a field does not make one.
    if (holding === 'question' || holding === 'definition') return [];
    const place = pointer + joinPointer(path);
    const named = keyword === 'properties' ? String(path[path.length - 1]) : name;
    const below = fieldsBelow(part, place, named);
    return holding === 'inside' && isObject(part)
      ? [{ pointer: place, name: named, schema: part }, ...below]
      : below;
  });
}

/** The place as its author wrote it; below a reference that is the reference. */
export function writtenAt({ source }: Form, pointer: Pointer): Pointer {
  let at = pointer;
  while (at !== '' && getAt(source, at) === undefined) at = at.slice(0, at.lastIndexOf('/'));
  return at;
}

/** Pointers into the data for every field of a resolved schema; `-` stands for any item. For hints. */
export function fieldPointers(schema: JsonValue, pointer: Pointer = ''): readonly Pointer[] {
  if (!isObject(schema)) return [];
  const properties = own(schema, 'properties');
  const below = isObject(properties)
    ? Object.entries(properties).flatMap(([name, part]) => {
        const place = pointer + joinPointer([name]);
        return [place, ...fieldPointers(part, place)];
      })
    : [];
  return [...below, ...fieldPointers(own(schema, 'items') ?? true, `${pointer}/-`)];
}

/** What people call the field, else its name. */
export function titleOf(field: Field): string {
  const title = own(field.schema, 'title');
  return typeof title === 'string' ? title : field.name;
}

/** Whether the field is an item of a list, which the list itself speaks for. */
export function isItem({ pointer }: Field): boolean {
  return pointer.endsWith('/items');
}
