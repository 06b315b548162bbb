import { isObject, kindOfFormat, kindOfMark, own, type JsonObject, type JsonValue } from '#core';
import type { ItemKind } from './Item.ts';
import { isOptionValue } from './kinds.ts';

/** These say by themselves what the value is; beside them the rest cannot be judged by its `type`. */
const LEADING = ['$ref', '$dynamicRef', 'anyOf', 'const', 'not'];

/** From here on a text gets several lines: the runtime's own limit. */
const LONG_TEXT = 100;

/** What a part of a schema is to an author. Anything that is not certain is `opaque`. */
export function recognise(schema: JsonValue, look: JsonValue | undefined): ItemKind {
  if (!isObject(schema) || LEADING.some((keyword) => own(schema, keyword) !== undefined)) return 'opaque';
  const type = own(schema, 'type');
  const read = typeof type === 'string' ? own(OF_TYPE, type) : undefined;
  return read === undefined ? 'opaque' : read(schema, look);
}

type Read = (schema: JsonObject, look: JsonValue | undefined) => ItemKind;

const OF_TYPE: Readonly<Record<string, Read>> = {
  string: ofText,
  integer: ofNumber,
  number: ofNumber,
  boolean: (schema) => (isListed(schema) ? 'opaque' : 'yesNo'),
  array: ofList,
  object: (schema) => (isGroup(schema) ? 'section' : 'opaque'),
  null: () => 'note',
};

function ofText(schema: JsonObject, look: JsonValue | undefined): ItemKind {
  if (isListed(schema)) return isChoice(schema) ? 'choice' : 'opaque';
  const [xKind, format] = [own(schema, 'x-kind'), own(schema, 'format')];
  if (xKind !== undefined) return kindOfMark(xKind, 'one') ?? 'opaque';
  if (own(schema, 'x-attachment') !== undefined || format === 'attachment') return 'opaque';
  return kindOfFormat(format) ?? (isLong(schema, look) ? 'longText' : 'text');
}

function isLong(schema: JsonObject, look: JsonValue | undefined): boolean {
  const most = own(schema, 'maxLength');
  const asked = isObject(look) ? own(look, 'ui:widget') : undefined;
  return asked === 'textarea' || (typeof most === 'number' && most > LONG_TEXT);
}

function ofNumber(schema: JsonObject): ItemKind {
  if (isListed(schema)) return isChoice(schema) ? 'choice' : 'opaque';
  return own(schema, 'type') === 'integer' ? 'integer' : 'number';
}

function ofList(schema: JsonObject): ItemKind {
  const items = own(schema, 'items');
  if (!isObject(items) || isListed(schema) || LEADING.some((keyword) => own(items, keyword) !== undefined))
    return 'opaque';
  const marked = kindOfMark(own(items, 'x-kind'), 'list');
  if (marked !== undefined) return marked;
  if (own(items, 'type') === 'object') return isGroup(items) ? 'group' : 'opaque';
  return own(items, 'x-kind') === undefined && isListed(items) && isChoice(items) ? 'choices' : 'opaque';
}

function isGroup(schema: JsonObject): boolean {
  return (
    isObject(own(schema, 'properties')) &&
    own(schema, 'oneOf') === undefined &&
    own(schema, 'x-kind') === undefined
  );
}

function isListed(schema: JsonObject): boolean {
  return ['oneOf', 'enum', 'x-codes'].some((keyword) => own(schema, keyword) !== undefined);
}

/** Whether its answers are a plain list of texts or whole numbers, or a code table. */
function isChoice(schema: JsonObject): boolean {
  const [oneOf, listed, table] = ['oneOf', 'enum', 'x-codes'].map((keyword) => own(schema, keyword));
  if (oneOf !== undefined) return table === undefined && listed === undefined && isOptionList(oneOf);
  if (table !== undefined) return typeof table === 'string';
  return Array.isArray(listed) && (listed as readonly JsonValue[]).every(isOptionValue);
}

function isOptionList(value: JsonValue): boolean {
  return (
    Array.isArray(value) &&
    (value as readonly JsonValue[]).every((option) => {
      if (!isObject(option) || !isOptionValue(own(option, 'const'))) return false;
      const title = own(option, 'title');
      return title === undefined || typeof title === 'string';
    })
  );
}
