import type { JsonPrimitive, JsonValue } from '#core/base';

/** JSON with the offsets of its parts, and with its keys as written: doubled ones too, in their order. */
export type JsonNode =
  | { readonly kind: 'object'; readonly at: number; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly at: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'value'; readonly at: number; readonly value: JsonPrimitive };

interface JsonMember {
  readonly key: string;
  /** Offset of the key's opening quote. */
  readonly at: number;
  readonly node: JsonNode;
}

/** Why a text is not JSON. */
export type JsonFault =
  | 'end'
  | 'value'
  | 'key'
  | 'colon'
  | 'separator'
  | 'extra-comma'
  | 'comment'
  | 'string'
  | 'number'
  | 'more'
  | 'deep';

export type ParsedJson =
  | { readonly status: 'parsed'; readonly root: JsonNode }
  | { readonly status: 'unreadable'; readonly at: number; readonly fault: JsonFault };

/** Deep enough for any config; far below what would exhaust the stack of the walks over it. */
export const DEEPEST = 200;

interface Reader {
  readonly text: string;
  at: number;
  fault: { readonly at: number; readonly fault: JsonFault } | undefined;
}

/**
 * Reads JSON as `JSON.parse` does, but with places, because an author has to find the fault again, and with every
 * key, because a doubled key loses what was written. A byte order mark is passed over: Windows editors write it.
 * Numbers too large to hold are refused. Never throws.
 */
export function parseJson(text: string): ParsedJson {
  const reader: Reader = { text, at: text.startsWith('\uFEFF') ? 1 : 0, fault: undefined };
  const root = readNode(reader, 0);
  if (root !== null) {
    skipBlanks(reader);
    if (reader.at < text.length) fail(reader, 'more');
  }
  if (root === null || reader.fault !== undefined) {
    return { status: 'unreadable', ...(reader.fault ?? { at: 0, fault: 'value' }) };
  }
  return { status: 'parsed', root };
}

/** The plain value; of a doubled key the last one counts, as everywhere. */
export function valueOf(node: JsonNode): JsonValue {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'array') return node.items.map(valueOf);
  const object: Record<string, JsonValue> = {};
  for (const { key, node: member } of node.members) {
    // A plain assignment of `__proto__` would change what the object is; this makes it a property like any other.
    if (key === '__proto__') Object.defineProperty(object, key, { ...PLAIN, value: valueOf(member) });
    else object[key] = valueOf(member);
  }
  return object;
}

const PLAIN = { writable: true, enumerable: true, configurable: true };

function readNode(reader: Reader, depth: number): JsonNode | null {
  skipBlanks(reader);
  if (depth > DEEPEST) return fail(reader, 'deep');
  switch (reader.text[reader.at]) {
    case undefined:
      return fail(reader, 'end');
    case '{':
      return readObject(reader, depth);
    case '[':
      return readArray(reader, depth);
    case '"':
      return readText(reader);
    default:
      return readWord(reader);
  }
}

function readObject(reader: Reader, depth: number): JsonNode | null {
  const at = reader.at++;
  const members: JsonMember[] = [];
  skipBlanks(reader);
  if (take(reader, '}')) return { kind: 'object', at, members };
  for (;;) {
    const member = readMember(reader, depth);
    if (member === null) return null;
    members.push(member);
    const next = readSeparator(reader, '}');
    if (next === 'closed') return { kind: 'object', at, members };
    if (next === 'failed') return null;
  }
}

function readMember(reader: Reader, depth: number): JsonMember | null {
  skipBlanks(reader);
  const { at } = reader;
  if (reader.text[at] !== '"') return fail(reader, 'key');
  const key = readString(reader);
  if (key === null) return null;
  skipBlanks(reader);
  if (!take(reader, ':')) return fail(reader, 'colon');
  const node = readNode(reader, depth + 1);
  return node && { key, at, node };
}

function readArray(reader: Reader, depth: number): JsonNode | null {
  const at = reader.at++;
  const items: JsonNode[] = [];
  skipBlanks(reader);
  if (take(reader, ']')) return { kind: 'array', at, items };
  for (;;) {
    const item = readNode(reader, depth + 1);
    if (item === null) return null;
    items.push(item);
    const next = readSeparator(reader, ']');
    if (next === 'closed') return { kind: 'array', at, items };
    if (next === 'failed') return null;
  }
}

function readSeparator(reader: Reader, close: '}' | ']'): 'more' | 'closed' | 'failed' {
  skipBlanks(reader);
  const comma = reader.at;
  if (take(reader, close)) return 'closed';
  if (!take(reader, ',')) {
    fail(reader, 'separator');
    return 'failed';
  }
  skipBlanks(reader);
  if (reader.text[reader.at] !== close) return 'more';
  reader.at = comma;
  fail(reader, 'extra-comma');
  return 'failed';
}

function readText(reader: Reader): JsonNode | null {
  const { at } = reader;
  const value = readString(reader);
  return value === null ? null : { kind: 'value', at, value };
}

/** Stands on the opening quote. */
function readString(reader: Reader): string | null {
  const { text, at } = reader;
  let plain = true;
  let end = at + 1;
  for (; text[end] !== '"'; end++) {
    const code = text.charCodeAt(end);
    // A line break before the quote: the quote was forgotten, and the fault is here, not pages later.
    if (!(code >= 0x20)) return failAt(reader, end, end < text.length ? 'string' : 'end');
    if (code === 0x5c) {
      plain = false;
      end++;
    }
  }
  reader.at = end + 1;
  if (plain) return text.slice(at + 1, end);
  try {
    return JSON.parse(text.slice(at, end + 1)) as string;
  } catch {
    return failAt(reader, at, 'string');
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[^\s,:"[\]{}]+/y;

function readWord(reader: Reader): JsonNode | null {
  const { at } = reader;
  const word = match(WORD, reader) ?? '';
  const value = literalOf(word);
  if (value === undefined) return fail(reader, /^[-+.0-9]/.test(word) ? 'number' : 'value');
  reader.at += word.length;
  return { kind: 'value', at, value };
}

function literalOf(word: string): JsonPrimitive | undefined {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  NUMBER.lastIndex = 0;
  const digits = NUMBER.exec(word)?.[0];
  const number = digits === word && word !== '' ? Number(word) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

function match(pattern: RegExp, { text, at }: Reader): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function skipBlanks(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reader.at++;
  }
}

function take(reader: Reader, sign: string): boolean {
  if (reader.text[reader.at] !== sign) return false;
  reader.at++;
  return true;
}

/** What was expected here is not what stands here; the commonest slips get a name of their own. */
function fail(reader: Reader, expected: JsonFault): null {
  const { text, at } = reader;
  const comment = text.startsWith('//', at) || text.startsWith('/*', at);
  return failAt(reader, at, comment ? 'comment' : at >= text.length ? 'end' : expected);
}

function failAt(reader: Reader, at: number, fault: JsonFault): null {
  reader.fault ??= { at, fault };
  return null;
}
