import { getSchemaType, getUiOptions, type RJSFSchema, type UiSchema } from '@rjsf/utils';

type Ui = UiSchema<Readonly<Record<string, unknown>>>;

/**
 * How a part is put on the page. `leaf`: one widget. `group`, `list`: its parts. `note`: words. `hidden`: nothing. `other`: whatever
 * else JSON Schema and RJSF know; RJSF itself renders it.
 */
type PartKind = 'leaf' | 'group' | 'list' | 'note' | 'hidden' | 'other';

const ANSWERS = ['string', 'number', 'integer', 'boolean'];

export function partKind(schema: RJSFSchema, uiSchema: Ui): PartKind {
  const { widget, field } = getUiOptions(uiSchema);
  if (field !== undefined) return 'other';
  if (widget === 'hidden') return 'hidden';
  const type = getSchemaType(schema);
  if (type === 'null') return 'note';
  if (type === 'object' || type === 'array') return widget !== undefined ? 'leaf' : holding(schema, type);
  return typeof type === 'string' && ANSWERS.includes(type) && !hasAlternatives(schema) ? 'leaf' : 'other';
}

function holding(schema: RJSFSchema, type: 'object' | 'array'): PartKind {
  if (type === 'object') return isPlainObject(schema) ? 'group' : 'other';
  return hasOneKindOfItem(schema) ? 'list' : 'other';
}

function isPlainObject(schema: RJSFSchema): boolean {
  const { additionalProperties = false, patternProperties, anyOf, oneOf, $ref } = schema;
  return (
    additionalProperties === false &&
    patternProperties === undefined &&
    anyOf === undefined &&
    oneOf === undefined &&
    $ref === undefined
  );
}

function hasOneKindOfItem({ items }: RJSFSchema): boolean {
  return typeof items === 'object' && !Array.isArray(items) && items.enum === undefined;
}

/** Alternatives that are more than values to choose from. */
function hasAlternatives({ anyOf, oneOf, allOf, $ref }: RJSFSchema): boolean {
  const branches = [...(anyOf ?? []), ...(oneOf ?? [])];
  return (
    allOf !== undefined ||
    $ref !== undefined ||
    branches.some((branch) => typeof branch !== 'object' || branch.const === undefined)
  );
}

/** More questions than this are not put on the page in one go. */
const ONE_GO = 30;

/** Whether a group is put on the page piece by piece. */
export function isSplit(schema: RJSFSchema): boolean {
  return countQuestions(schema) > ONE_GO;
}

/** How many questions a part asks at most once, roughly: enough to know what fills a screen. */
export function countQuestions(schema: RJSFSchema): number {
  const properties = Object.values(schema.properties ?? {});
  if (properties.length === 0) return 1;
  return properties.reduce((sum, one) => sum + (typeof one === 'object' ? countQuestions(one) : 0), 0);
}
