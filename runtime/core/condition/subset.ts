import { isObject, type JsonValue, type Pointer } from '#core/base';
import { isKnownFormat } from '#core/kinds';
import { findKeyword, isAnnotation } from './keywords/index.ts';
import { below, isArray } from './place.ts';

/**
 * Schemas may be nested this deep as JSON, which is about a hundred conditions inside one another. Compiling
 * calls itself once a level, and the small engines of CouchDB have small stacks.
 */
const DEPTH_LIMIT = 200;

/** Something that the condition language does not speak. */
export interface SubsetProblem {
  /** Of the keyword, in the schema. */
  readonly pointer: Pointer;
  /** Its name; `''` when the schema itself is no schema. */
  readonly keyword: string;
  /**
   * `unknown`: a keyword or format outside the subset; the interpreter leaves it out.
   * `malformed`: a value that the keyword cannot have, or nesting beyond {@link DEPTH_LIMIT}; such a condition never holds.
   */
  readonly reason: 'unknown' | 'malformed';
}

/** Every place where `schema` leaves the subset of SPEC C1, in document order. */
export function subsetProblems(schema: JsonValue): readonly SubsetProblem[] {
  if (isDeeper(schema, DEPTH_LIMIT)) return [{ pointer: '', keyword: '', reason: 'malformed' }];
  const found: SubsetProblem[] = [];
  collect(schema, '', found);
  return found;
}

function collect(schema: JsonValue, pointer: Pointer, into: SubsetProblem[]): void {
  if (typeof schema === 'boolean') return;
  if (!isObject(schema)) {
    into.push({ pointer, keyword: '', reason: 'malformed' });
    return;
  }
  for (const name of Object.keys(schema)) {
    const value = schema[name];
    if (value !== undefined && !isAnnotation(name)) collectKeyword(name, value, below(pointer, name), into);
  }
}

function collectKeyword(name: string, value: JsonValue, pointer: Pointer, into: SubsetProblem[]): void {
  const keyword = findKeyword(name);
  if (keyword === undefined) {
    into.push({ pointer, keyword: name, reason: 'unknown' });
  } else if (!keyword.accepts(value)) {
    into.push({ pointer, keyword: name, reason: 'malformed' });
  } else if (name === 'format' && typeof value === 'string' && !isKnownFormat(value)) {
    into.push({ pointer, keyword: name, reason: 'unknown' });
  } else {
    for (const part of keyword.parts(value)) collect(part.schema, pointer + part.pointer, into);
  }
}

/** Without calling itself, since it guards against exactly that. */
function isDeeper(value: JsonValue, limit: number): boolean {
  const open: (readonly [JsonValue, number])[] = [[value, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [item, depth] = next;
    if (typeof item !== 'object' || item === null) continue;
    if (depth > limit) return true;
    for (const child of isArray(item) ? item : Object.values(item)) open.push([child, depth + 1]);
  }
  return false;
}
