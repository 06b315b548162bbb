import { joinPointer, splitPointer, type Pointer } from '#core';
import type { Tree } from '#designer/edit';

/** Members that say which item of a list is which. */
const IDENTITIES = ['const', 'code', 'id', 'name', 'pointer'] as const;

/**
 * A place as a name that stays when the items of a list change their order: `/codes/code=dispute/title` for `/codes/0/title`.
 * Where nothing tells the items of a list apart it is their number.
 */
export function stableName(root: Tree, pointer: Pointer): string {
  let tree: Tree | undefined = root;
  const names = splitPointer(pointer).map((token) => {
    const name = tree?.kind === 'array' ? itemName(tree.items, Number(token)) : token;
    tree = childOf(tree, token);
    return name;
  });
  return joinPointer(names);
}

function childOf(tree: Tree | undefined, token: string): Tree | undefined {
  if (tree?.kind === 'array') return tree.items[Number(token)];
  return tree?.kind === 'object' ? tree.members.find(({ key }) => key === token)?.tree : undefined;
}

function itemName(items: readonly Tree[], index: number): string {
  for (const member of IDENTITIES) {
    const names = items.map((item) => scalarAt(item, member));
    if (names.every((name) => name !== undefined) && new Set(names).size === names.length)
      return `${member}=${names[index] ?? ''}`;
  }
  return String(index);
}

function scalarAt(item: Tree, member: string): string | undefined {
  const value = childOf(item, member);
  if (item.kind !== 'object' || value?.kind !== 'scalar') return undefined;
  const read: unknown = JSON.parse(value.json);
  return typeof read === 'string' ? read : value.json;
}
