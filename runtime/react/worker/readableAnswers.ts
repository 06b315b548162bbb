import { display, formFor, isObject, own, type JsonObject, type JsonValue, type Kit } from '#core';

/** Data of a form as a person reads it: the question's words → the answer's words, groups and lists as they are nested. */
export function readableAnswers(kit: Kit, form: string, data: JsonObject, language: string): JsonObject {
  const read = (schema: JsonObject, value: JsonValue, pointer: string): JsonValue => {
    if (Array.isArray(value)) {
      const items = isObject(schema['items']) ? schema['items'] : {};
      const isList = value.some(isObject);
      return isList
        ? (value as readonly JsonValue[]).map((item, n) => read(items, item, `${pointer}/${String(n)}`))
        : display(kit, form, pointer, value, language);
    }
    if (!isObject(value)) return display(kit, form, pointer, value, language);
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const entries = Object.entries(value).map(([name, answer]): readonly [string, JsonValue] => {
      const property = own<JsonValue>(properties, name);
      const shape = isObject(property) ? property : {};
      const title = typeof shape['title'] === 'string' ? shape['title'] : name;
      return [title, read(shape, answer, `${pointer}/${name}`)];
    });
    return Object.fromEntries(entries);
  };
  const { schema } = formFor(kit, form, language);
  return read(schema, data, '') as JsonObject;
}
