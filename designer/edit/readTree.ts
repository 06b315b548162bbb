import type { JsonNode } from '#core/model';
import { parseJson } from '#core/model';
import type { Tree } from './Tree.ts';

export type ReadTree =
  | { readonly status: 'read'; readonly root: Tree }
  /** No JSON at all, or a key stands twice in one object: each of both could be meant. */
  | { readonly status: 'unreadable' }
  /** A number that no JavaScript program can hold exactly: writing the file again would change it. */
  | { readonly status: 'inexact' };

/** The tree of a text. */
export function readTree(text: string): ReadTree {
  const parsed = parseJson(text);
  if (parsed.status === 'unreadable') return { status: 'unreadable' };
  const faults = new Set<'doubled' | 'inexact'>();
  const root = treeOf(parsed.root, text, faults);
  if (faults.has('doubled')) return { status: 'unreadable' };
  return faults.has('inexact') ? { status: 'inexact' } : { status: 'read', root };
}

function treeOf(node: JsonNode, text: string, faults: Set<'doubled' | 'inexact'>): Tree {
  if (node.kind === 'array') {
    return { kind: 'array', items: node.items.map((item) => treeOf(item, text, faults)) };
  }
  if (node.kind === 'value') {
    const { value } = node;
    if (typeof value === 'number' && !isExact(numberAt(text, node.at))) faults.add('inexact');
    return { kind: 'scalar', json: Object.is(value, -0) ? '-0' : JSON.stringify(value) };
  }
  const members = node.members.map(({ key, node: member }) => ({ key, tree: treeOf(member, text, faults) }));
  if (new Set(members.map(({ key }) => key)).size < members.length) faults.add('doubled');
  return { kind: 'object', members };
}

function numberAt(text: string, at: number): string {
  const pattern = /[-+.0-9eE]+/y;
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '0';
}

/** Whether JavaScript's number prints as the same decimal number. */
function isExact(json: string): boolean {
  return decimalOf(json) === decimalOf(String(Number(json)));
}

/** Digits without zeros at either end, and the power of ten they are multiplied with: equal for equal numbers. */
function decimalOf(json: string): string {
  const [, whole = '', fraction = '', power = '0'] =
    /^-?([0-9]+)(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]+))?$/.exec(json) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${significant}e${String(Number(power) - fraction.length + digits.length - significant.length)}`;
}
