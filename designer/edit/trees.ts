import type { JsonValue } from '#core';
import { isObject } from '#core';
import type { Tree } from './Tree.ts';

/** The tree of a value; a value that is not JSON inside (undefined, NaN) becomes null, as JSON.stringify has it. */
export function fromJson(value: JsonValue): Tree {
  if (Array.isArray(value)) return { kind: 'array', items: (value as readonly JsonValue[]).map(fromJson) };
  if (isObject(value)) {
    return {
      kind: 'object',
      members: Object.entries(value).map(([key, member]) => ({ key, tree: fromJson(member) })),
    };
  }
  return { kind: 'scalar', json: JSON.stringify(value) };
}

/** The value of a tree, for whoever only reads it. */
export function toJson(tree: Tree): JsonValue {
  return JSON.parse(print(tree)) as JsonValue;
}

/** JSON without blanks, the members in their order. */
export function print(tree: Tree): string {
  switch (tree.kind) {
    case 'scalar':
      return tree.json;
    case 'array':
      return `[${tree.items.map(print).join(',')}]`;
    case 'object':
      return `{${tree.members.map(({ key, tree: member }) => `${JSON.stringify(key)}:${print(member)}`).join(',')}}`;
  }
}

/** Whether two trees are written the same, the order of members included. */
export function sameTree(left: Tree, right: Tree): boolean {
  if (left === right) return true;
  if (left.kind === 'scalar') return right.kind === 'scalar' && left.json === right.json;
  if (left.kind === 'array') {
    if (right.kind !== 'array' || left.items.length !== right.items.length) return false;
    return left.items.every((item, place) => sameAt(item, right.items[place]));
  }
  if (right.kind !== 'object' || left.members.length !== right.members.length) return false;
  return left.members.every(({ key, tree }, place) => {
    const other = right.members[place];
    return other?.key === key && sameTree(tree, other.tree);
  });
}

function sameAt(left: Tree, right: Tree | undefined): boolean {
  return right !== undefined && sameTree(left, right);
}

/** How many brackets are around the innermost value. */
export function depthOf(tree: Tree): number {
  switch (tree.kind) {
    case 'scalar':
      return 0;
    case 'array':
      return 1 + tree.items.reduce((most, item) => Math.max(most, depthOf(item)), 0);
    case 'object':
      return 1 + tree.members.reduce((most, { tree: member }) => Math.max(most, depthOf(member)), 0);
  }
}
