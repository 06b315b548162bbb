import { isObject, type JsonObject, type JsonValue, own, type Text } from '#core/base';
import { kindIds, type KindId, KINDS } from './kinds.ts';

/** From here on a text gets several lines. */
const LONG_TEXT = 100;

const byXKind = new Map<string, KindId>();
const byListedXKind = new Map<string, KindId>();
const byFormat = new Map<string, KindId>();
for (const id of kindIds) {
  const { schema, format } = KINDS[id];
  const items = own(schema, 'items');
  const [single, listed] = [own(schema, 'x-kind'), isObject(items) ? own(items, 'x-kind') : undefined];
  if (typeof single === 'string') byXKind.set(single, id);
  if (typeof listed === 'string') byListedXKind.set(listed, id);
  // A file's name is none of the kind's own: photos, recordings and signatures have one.
  if (format !== undefined && format !== 'attachment') byFormat.set(format, id);
}

/** The values of `x-kind`. */
export const xKinds: readonly string[] = [...new Set([...byXKind.keys(), ...byListedXKind.keys()])];

/**
 * The kind of field that a schema describes (SPEC Q2): by `x-calc`, `x-kind`, `x-attachment`, choices, type and format, in this order. Undefined for
 * what is none: alternatives with questions of their own, lists of lists.
 */
export function kindOf(schema: JsonObject): KindId | undefined {
  if (isObject(own(schema, 'x-calc'))) return 'calculated';
  const items = own(schema, 'items');
  const inside = isObject(items) ? items : {};
  const marked = markedKind(schema, inside);
  if (marked !== undefined) return marked;
  if (own(schema, 'x-attachment') !== undefined || own(inside, 'x-attachment') !== undefined) return 'photos';
  const type = own(schema, 'type');
  const read = typeof type === 'string' ? own(OF_TYPE, type) : undefined;
  if (type === 'boolean') return 'yesNo';
  return isChoice(schema) && type !== 'array' ? 'choice' : read?.(schema, inside);
}

/** By `x-kind`, which may stand on a list or on its entries. */
function markedKind(schema: JsonObject, inside: JsonObject): KindId | undefined {
  const single = own(schema, 'x-kind');
  const listed = own(inside, 'x-kind');
  if (typeof single === 'string') return byXKind.get(single) ?? byListedXKind.get(single);
  return typeof listed === 'string' ? (byListedXKind.get(listed) ?? byXKind.get(listed)) : undefined;
}

const OF_TYPE: Readonly<Record<string, (schema: JsonObject, items: JsonObject) => KindId | undefined>> = {
  string: textKind,
  integer: () => 'integer',
  number: () => 'number',
  array: (_schema, items) =>
    own(items, 'type') === 'object' ? 'group' : isChoice(items) ? 'choices' : undefined,
  object: () => 'section',
  null: () => 'note',
};

function textKind(schema: JsonObject): KindId {
  const format = own(schema, 'format');
  const formatted = typeof format === 'string' ? byFormat.get(format) : undefined;
  const most = own(schema, 'maxLength');
  return formatted ?? (typeof most === 'number' && most > LONG_TEXT ? 'longText' : 'text');
}

/** Values to choose from; alternatives that hold questions of their own are none. */
function isChoice(schema: JsonObject): boolean {
  const options = own(schema, 'oneOf');
  if (Array.isArray(options))
    return (options as readonly JsonValue[]).every((one) => isObject(one) && own(one, 'const') !== undefined);
  return Array.isArray(own(schema, 'enum')) || typeof own(schema, 'x-codes') === 'string';
}

/** The kind of a text with this format, if there is one of its own. */
export function kindOfFormat(format: JsonValue | undefined): KindId | undefined {
  return typeof format === 'string' ? byFormat.get(format) : undefined;
}

/** The kind of a single answer, or of a list, with this `x-kind`. */
export function kindOfMark(mark: JsonValue | undefined, holds: 'one' | 'list'): KindId | undefined {
  return typeof mark === 'string' ? (holds === 'one' ? byXKind : byListedXKind).get(mark) : undefined;
}

/** What to say to a text that is not written in this format; the same for every kind that has it. */
export function faultOf(format: string): Text | undefined {
  const id = kindIds.find((one) => KINDS[one].format === format);
  return id === undefined ? undefined : KINDS[id].fault;
}
