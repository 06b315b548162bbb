import { type Pointer, splitPointer } from '#core/base';
import { type JsonNode, parseJson } from './parseJson.ts';

/** A place in a text as editors count it: both from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

/**
 * Where a pointer points to in the text of a JSON file: the key of a member, the start of an item. Where the
 * pointer leads past what exists, the nearest thing around it. Undefined when the text is not JSON.
 */
export function findPlace(text: string, pointer: Pointer): Place | undefined {
  const parsed = parseJson(text);
  if (parsed.status === 'unreadable') return undefined;
  let { at } = parsed.root;
  let node: JsonNode | undefined = parsed.root;
  for (const token of splitPointer(pointer)) {
    const child: { at: number; node: JsonNode } | undefined = node && childOf(node, token);
    if (child) at = child.at;
    node = child?.node;
  }
  return placeAt(text, at);
}

function childOf(node: JsonNode, token: string): { at: number; node: JsonNode } | undefined {
  if (node.kind === 'object') return node.members.findLast(({ key }) => key === token);
  const item = node.kind === 'array' ? node.items[Number(token)] : undefined;
  return item && { at: item.at, node: item };
}
