import type { JsonPrimitive, Problem } from '#core/base';
import type { JsonNode } from './parseJson.ts';
import { readNodes } from './readJson.ts';

export type Formatted =
  | { readonly status: 'formatted'; readonly text: string }
  | { readonly status: 'unreadable'; readonly problem: Problem };

/** Columns of a line, indent and comma included; a Chinese character fills two. */
const WIDTH = 100;

/**
 * The one canonical form of a JSON config file (SPEC M6). A doubled key is refused, because keeping both would keep
 * the ambiguity and dropping one would lose words. `file` is the name that a problem carries.
 */
export function format(text: string, file = ''): Formatted {
  const read = readNodes(file, text);
  if (read.status === 'unreadable') return read;
  const doubled = read.problems.find(({ severity }) => severity === 'error');
  if (doubled) return { status: 'unreadable', problem: doubled };
  return { status: 'formatted', text: `${print(read.root, '', 0)}\n` };
}

/** `before`: columns that the line already holds beyond the indent, the key and one for the comma. */
function print(node: JsonNode, indent: string, before: number): string {
  if (node.kind === 'value') return printValue(node.value);
  const line = printLine(node);
  if (line !== undefined && indent.length + before + widthOf(line) <= WIDTH) return line;
  const inner = `${indent}  `;
  if (node.kind === 'array') {
    const items = node.items.map((item) => inner + print(item, inner, 1));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const members = node.members.map(({ key, node: member }) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + print(member, inner, widthOf(name) + 1);
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

/** The whole on one line, when it is empty or made of primitives only. */
function printLine(node: JsonNode): string | undefined {
  if (node.kind === 'value') return printValue(node.value);
  if (node.kind === 'array') {
    const items = node.items.map((item) => (item.kind === 'value' ? printValue(item.value) : undefined));
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  if (node.members.length === 0) return '{}';
  const members = node.members.map(({ key, node: member }) =>
    member.kind === 'value' ? `${JSON.stringify(key)}: ${printValue(member.value)}` : undefined,
  );
  return members.includes(undefined) ? undefined : `{ ${members.join(', ')} }`;
}

function printValue(value: JsonPrimitive): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/** From Hangul on (U+1100) nearly every character is a wide one; this need not be exact, only always the same. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return width;
}
