import { emptyData, isObject, own, type JsonObject, type JsonValue, type Kit } from '#core';

/** What a new form begins with: its defaults, and one entry in every list that must have one, ready to be filled. */
export function startData(kit: Kit, form: string): JsonObject {
  const schema = own(kit.forms, form)?.schema ?? {};
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly JsonValue[]) : [];
  const begun: Record<string, JsonValue> = {};
  for (const [name, field] of Object.entries(properties)) {
    if (required.includes(name) && isObject(field) && needsEntry(field)) begun[name] = [{}];
  }
  return { ...begun, ...emptyData(kit, form) };
}

function needsEntry(field: JsonObject): boolean {
  const items = field['items'];
  const minItems = field['minItems'];
  return typeof minItems === 'number' && minItems > 0 && isObject(items) && items['type'] === 'object';
}
