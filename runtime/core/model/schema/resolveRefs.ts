import {
  getAt,
  isObject,
  joinPointer,
  type JsonObject,
  type JsonValue,
  own,
  type Pointer,
  splitPointer,
} from '#core/base';
import { mapSubschemas } from './subschemas.ts';

/** A form with more places than this after following its references is a mistake, or an attack on memory. */
export const MOST_PLACES = 20_000;

interface RefFault {
  readonly fault: 'cyclic' | 'too-large';
  /** Of the `$ref`, in the schema as written. */
  readonly pointer: Pointer;
  readonly ref: string;
}

export interface Resolved {
  readonly schema: JsonObject;
  readonly faults: readonly RefFault[];
}

interface Walk {
  readonly root: JsonObject;
  readonly faults: Map<Pointer, RefFault>;
  places: number;
}

/**
 * The schema with every local reference replaced by its definition, and without the definitions. What stands
 * beside a `$ref` (a title, a default) wins over the definition's. References that are faulty become `true`.
 */
export function resolveRefs(source: JsonObject): Resolved {
  const walk: Walk = { root: source, faults: new Map(), places: 0 };
  const schema = resolve(source, [], [], walk);
  return { schema: isObject(schema) ? schema : {}, faults: [...walk.faults.values()] };
}

/** `open` are the references being followed now: meeting one of them again is a circle. */
function resolve(
  schema: JsonValue,
  path: readonly (string | number)[],
  open: readonly string[],
  walk: Walk,
): JsonValue {
  if (!isObject(schema)) return schema;
  walk.places++;
  const ref = own(schema, '$ref');
  if (typeof ref === 'string') return follow(schema, ref, path, open, walk);
  return mapSubschemas(withoutDefinitions(schema), (sub) =>
    resolve(sub.schema, [...path, ...sub.path], open, walk),
  );
}

function follow(
  schema: JsonObject,
  ref: string,
  path: readonly (string | number)[],
  open: readonly string[],
  walk: Walk,
): JsonValue {
  const fault = walk.places > MOST_PLACES ? 'too-large' : open.includes(ref) ? 'cyclic' : undefined;
  if (fault !== undefined) {
    // One of it is enough: the rest are the same fault seen from other places.
    if (fault === 'cyclic' || walk.faults.size === 0) {
      const pointer = joinPointer([...path, '$ref']);
      walk.faults.set(pointer, { fault, pointer, ref });
    }
    return true;
  }
  const target = findTarget(walk.root, ref);
  if (target === undefined) return true;
  const resolved = resolve(target, splitPointer(ref.slice(1)), [...open, ref], walk);
  const { $ref: _ref, ...beside } = withoutDefinitions(schema);
  return isObject(resolved) ? { ...resolved, ...beside } : resolved;
}

/** The schema that `#/…` points to; undefined when the reference is of another kind or leads nowhere. */
export function findTarget(root: JsonObject, ref: string): JsonObject | boolean | undefined {
  if (!isLocal(ref)) return undefined;
  const target = getAt(root, ref.slice(1));
  return isObject(target) || typeof target === 'boolean' ? target : undefined;
}

export function isLocal(ref: string): boolean {
  return ref === '#' || ref.startsWith('#/');
}

function withoutDefinitions(schema: JsonObject): JsonObject {
  if (own(schema, '$defs') === undefined && own(schema, 'definitions') === undefined) return schema;
  const { $defs: _defs, definitions: _definitions, ...rest } = schema;
  return rest;
}
