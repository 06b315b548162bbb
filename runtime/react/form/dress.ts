import { isObject, type JsonObject, type JsonValue } from '#core';

type Json = Readonly<Record<string, JsonValue>>;

/** `x-kind` of a field → the widget that fills it. */
const WIDGET_OF_KIND: Readonly<Record<string, string>> = {
  photo: 'photos',
  grid: 'grid',
  'village-group': 'villageGroup',
  unit: 'unit',
  person: 'person',
};
const WIDGET_OF_FORMAT: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'time',
  'date-time': 'dateTime',
  phone: 'phone',
  'resident-id': 'residentId',
  'credit-code': 'creditCode',
};
/** From here on a text gets several lines. */
const LONG_TEXT = 100;

/**
 * Completes a uiSchema with the widget of every field, by kind, format and type. What the form's author chose in
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

function widgetOf(schema: Json): string | undefined {
  if (isObject(schema['x-calc'])) return 'calculated';
  const kind = kindOf(schema);
  if (kind !== undefined) return WIDGET_OF_KIND[kind];
  const type = schema['type'];
  if (type === 'boolean') return 'yesNo';
  if (type === 'array') return isChoice(schema['items']) ? 'choices' : undefined;
  if (isChoice(schema)) return 'choice';
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'string' ? textWidget(schema) : undefined;
}

function kindOf(schema: Json): string | undefined {
  const items = schema['items'];
  const kind = schema['x-kind'] ?? (isObject(items) ? items['x-kind'] : undefined);
  if (typeof kind === 'string') return kind;
  const attachment = schema['x-attachment'] ?? (isObject(items) ? items['x-attachment'] : undefined);
  return attachment === undefined ? undefined : 'photo';
}

function textWidget(schema: Json): string {
  const format = schema['format'];
  if (typeof format === 'string') {
    const widget = WIDGET_OF_FORMAT[format];
    if (widget !== undefined) return widget;
  }
  const max = schema['maxLength'];
  return typeof max === 'number' && max <= LONG_TEXT ? 'text' : typeof max === 'number' ? 'textarea' : 'text';
}

/** Values to choose from; alternatives that hold questions of their own are none. */
function isChoice(schema: JsonValue | undefined): boolean {
  if (!isObject(schema)) return false;
  const options = schema['oneOf'];
  if (!Array.isArray(options)) return Array.isArray(schema['enum']);
  return (options as readonly JsonValue[]).every((one) => isObject(one) && one['const'] !== undefined);
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
