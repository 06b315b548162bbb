import { isObject, joinPointer, type JsonObject, type JsonValue, own, type Pointer } from '#core/base';
import { ANY_ITEM, partsOf } from './fields.ts';

/** A place in the scope that a condition looks at, and what it compares it with. */
export interface Read {
  readonly steps: readonly string[];
  /** Place in the condition. */
  readonly pointer: Pointer;
  /** The values of `const` or `enum` that it is compared with. */
  readonly values: readonly JsonValue[];
}

/** Every place of the scope that the condition reads, in document order. */
export function readsOf(condition: JsonValue): readonly Read[] {
  const reads: Read[] = [];
  collect(condition, [], '', reads);
  return reads;
}

function collect(schema: JsonValue, steps: readonly string[], pointer: Pointer, into: Read[]): void {
  if (!isObject(schema)) return;
  const values = comparedWith(schema);
  if (values.length > 0) into.push({ steps, pointer, values });
  const required = own(schema, 'required');
  if (Array.isArray(required)) {
    (required as readonly JsonValue[]).forEach((name, index) => {
      if (typeof name === 'string') {
        into.push({
          steps: [...steps, name],
          pointer: pointer + joinPointer(['required', index]),
          values: [],
        });
      }
    });
  }
  collectDependent(own(schema, 'dependentRequired'), steps, pointer, into);
  const properties = own(schema, 'properties');
  if (isObject(properties)) {
    for (const [name, part] of Object.entries(properties)) {
      const place = pointer + joinPointer(['properties', name]);
      into.push({ steps: [...steps, name], pointer: place, values: [] });
      collect(part, [...steps, name], place, into);
    }
  }
  for (const name of ['items', 'contains']) {
    const part = own(schema, name);
    if (part !== undefined) collect(part, [...steps, ANY_ITEM], pointer + joinPointer([name]), into);
  }
  collectParts(schema, steps, pointer, into);
}

/** `{ "a": ["b"] }` asks for both. */
function collectDependent(
  dependent: JsonValue | undefined,
  steps: readonly string[],
  pointer: Pointer,
  into: Read[],
): void {
  if (!isObject(dependent)) return;
  for (const [name, needed] of Object.entries(dependent)) {
    const place = pointer + joinPointer(['dependentRequired', name]);
    into.push({ steps: [...steps, name], pointer: place, values: [] });
    if (!Array.isArray(needed)) continue;
    (needed as readonly JsonValue[]).forEach((other, index) => {
      if (typeof other === 'string') {
        into.push({ steps: [...steps, other], pointer: place + joinPointer([index]), values: [] });
      }
    });
  }
}

function collectParts(schema: JsonObject, steps: readonly string[], pointer: Pointer, into: Read[]): void {
  if (partsOf(schema).length === 0 && own(schema, 'not') === undefined) return;
  for (const [name, value] of Object.entries(schema)) {
    if (['allOf', 'anyOf', 'oneOf'].includes(name) && Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((part, index) => {
        collect(part, steps, pointer + joinPointer([name, index]), into);
      });
    } else if (['not', 'if', 'then', 'else'].includes(name)) {
      collect(value, steps, pointer + joinPointer([name]), into);
    }
  }
}

function comparedWith(schema: JsonObject): readonly JsonValue[] {
  const single = own(schema, 'const');
  if (single !== undefined) return [single];
  const several = own(schema, 'enum');
  return Array.isArray(several) ? (several as readonly JsonValue[]) : [];
}
