import { isObject, kindOf, KINDS, type JsonObject, type JsonValue, type PartName } from '#core';

type Json = Readonly<Record<string, JsonValue>>;

/**
 * Completes a uiSchema with the widget of every field, from the table of kinds. What the form's author chose in
 * `form.ui.json` stays.
 */
export function dress(schema: Json, ui: Json = {}): JsonObject {
  const dressed: Record<string, JsonValue> = { ...ui };
  const widget = widgetOf(schema);
  const asked = ui['ui:widget'];
  // `chips` says how the answers on offer look, not what they are: a village group stays one.
  if (asked === 'chips') dressed['ui:look'] = 'chips';
  if (widget !== undefined && (asked === undefined || asked === 'chips' || widget === 'calculated'))
    dressed['ui:widget'] = widget;
  for (const [name, property] of propertiesOf(schema)) {
    const below = ui[name];
    dressed[name] = dress(property, isObject(below) ? below : {});
  }
  const items = schema['items'];
  if (isObject(items) && widget === undefined) {
    const below = ui['items'];
    dressed['items'] = dress(items, isObject(below) ? below : {});
  }
  return dressed;
}

/** The part of the page for a field; none for what the engine lays out itself. */
function widgetOf(schema: Json): PartName | undefined {
  const kind = kindOf(schema);
  return kind === undefined ? undefined : KINDS[kind].part;
}

/** Every property, also those that only a branch of a condition brings in. */
function propertiesOf(schema: Json): readonly (readonly [string, Json])[] {
  const found: (readonly [string, Json])[] = [];
  const own = schema['properties'];
  if (isObject(own)) {
    for (const [name, property] of Object.entries(own)) if (isObject(property)) found.push([name, property]);
  }
  const seen = new Set(found.map(([name]) => name));
  for (const branch of branchesOf(schema)) {
    for (const entry of propertiesOf(branch)) if (!seen.has(entry[0])) found.push(entry);
  }
  return found;
}

function branchesOf(schema: Json): readonly Json[] {
  const lists = [schema['allOf'], schema['anyOf'], schema['oneOf']].flatMap((list): readonly JsonValue[] =>
    Array.isArray(list) ? (list as readonly JsonValue[]) : [],
  );
  return [...lists, schema['then'], schema['else']].filter(isObject);
}
