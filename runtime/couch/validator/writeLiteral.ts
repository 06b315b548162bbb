import type { JsonValue } from '#core/base';

export interface Literal {
  /** `var a=…,b=…;` or nothing */
  readonly declarations: string;
  /** An expression that uses them. */
  readonly expression: string;
}

/** Parts shorter than this cost more as a name than written twice. */
const WORTH_A_NAME = 32;

/**
 * JSON as JavaScript in which equal parts are written once: a code table that ten fields use, and all that two revisions have in
 * common. Then they are one object in the engine too, compiled once.
 */
export function writeLiteral(value: JsonValue): Literal {
  const counts = new Map<string, number>();
  count(value, counts);
  const names = new Map<string, string>();
  const declarations: string[] = [];
  const write = (part: JsonValue): string => {
    const text = JSON.stringify(part);
    if (!isWorthIt(text, part, counts)) return writePart(part, write);
    const known = names.get(text);
    if (known !== undefined) return known;
    const expression = writePart(part, write);
    const name = `$${names.size.toString(36)}`;
    names.set(text, name);
    declarations.push(`${name}=${expression}`);
    return name;
  };
  const expression = write(value);
  return { declarations: declarations.length === 0 ? '' : `var ${declarations.join(',\n')};`, expression };
}

function isWorthIt(text: string, part: JsonValue, counts: ReadonlyMap<string, number>): boolean {
  return (
    typeof part === 'object' && part !== null && text.length >= WORTH_A_NAME && (counts.get(text) ?? 0) > 1
  );
}

function count(value: JsonValue, into: Map<string, number>): void {
  if (typeof value !== 'object' || value === null) return;
  const text = JSON.stringify(value);
  const before = into.get(text) ?? 0;
  into.set(text, before + 1);
  // What is inside an equal part is written with it.
  if (before === 0) for (const part of Object.values(value) as readonly JsonValue[]) count(part, into);
}

function writePart(value: JsonValue, write: (part: JsonValue) => string): string {
  if (typeof value !== 'object' || value === null) return writePrimitive(value);
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(write).join(',')}]`;
  const members = Object.entries(value).map(([name, part]) => `${writeName(name)}:${write(part)}`);
  return `{${members.join(',')}}`;
}

/** `__proto__: x` would set the prototype and not a member. */
function writeName(name: string): string {
  if (name === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : writePrimitive(name);
}

/** Two line breaks that JSON allows in a text and ES2018 does not. */
function writePrimitive(value: JsonValue): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
