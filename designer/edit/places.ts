/** Finding and changing one place of a tree. Whatever is beside the way to it is shared with the tree before. */
import type { Pointer } from '#core';
import { joinPointer } from '#core';
import type { ArrayTree, Member, ObjectTree, Tree } from './Tree.ts';

type Tokens = readonly string[];

/** The tree at a place, or undefined when there is no such place. */
export function treeAt(root: Tree, tokens: Tokens): Tree | undefined {
  let tree: Tree | undefined = root;
  for (const token of tokens) tree = tree && childOf(tree, token);
  return tree;
}

/** The place must be there: ask `treeAt` before. */
export function replaceAt(root: Tree, tokens: Tokens, tree: Tree): Tree {
  const [token, ...rest] = tokens;
  if (token === undefined) return tree;
  const child = childOf(root, token);
  return child ? withChild(root, token, replaceAt(child, rest, tree)) : root;
}

export interface Taken {
  readonly root: Tree;
  readonly tree: Tree;
  /** The key of the member that stood behind it. */
  readonly before: string | undefined;
}

/** Takes out one member or item; undefined when there is no such place. */
export function takeAt(root: Tree, tokens: Tokens): Taken | undefined {
  const way = tokens.slice(0, -1);
  const last = tokens.at(-1);
  const parent = treeAt(root, way);
  if (!parent || last === undefined) return undefined;
  const tree = childOf(parent, last);
  if (!tree) return undefined;
  const place = placeIn(parent, last);
  const before = parent.kind === 'object' ? parent.members[place + 1]?.key : undefined;
  return { root: replaceAt(root, way, without(parent, place)), tree, before };
}

export type Added =
  | { readonly status: 'added'; readonly root: Tree; readonly path: Pointer }
  | { readonly status: 'failed'; readonly code: 'place' | 'before' };

/** Puts a new member or item to a place whose parent is there. `path` names it also where `-` was asked for. */
export function addAt(
  root: Tree,
  tokens: Tokens,
  { tree, before }: { readonly tree: Tree; readonly before: string | undefined },
): Added {
  const way = tokens.slice(0, -1);
  const last = tokens.at(-1);
  const parent = treeAt(root, way);
  if (!parent || last === undefined || parent.kind === 'scalar') return { status: 'failed', code: 'place' };
  const place = parent.kind === 'array' ? indexFor(parent, last) : placeBefore(parent, before);
  if (place === undefined) return { status: 'failed', code: parent.kind === 'array' ? 'place' : 'before' };
  const name = parent.kind === 'array' ? place : last;
  const grown =
    parent.kind === 'array' ? withItem(parent, place, tree) : withMember(parent, place, { key: last, tree });
  return { status: 'added', root: replaceAt(root, way, grown), path: joinPointer([...way, name]) };
}

function childOf(tree: Tree, token: string): Tree | undefined {
  if (tree.kind === 'object') return tree.members.find(({ key }) => key === token)?.tree;
  return tree.kind === 'array' && isIndex(token) ? tree.items[Number(token)] : undefined;
}

function withChild(tree: Tree, token: string, child: Tree): Tree {
  const at = placeIn(tree, token);
  if (tree.kind === 'array')
    return { kind: 'array', items: tree.items.map((item, place) => (place === at ? child : item)) };
  if (tree.kind === 'scalar') return tree;
  return {
    kind: 'object',
    members: tree.members.map((member, place) => (place === at ? { key: token, tree: child } : member)),
  };
}

function placeIn(tree: Tree, token: string): number {
  return tree.kind === 'object' ? tree.members.findIndex(({ key }) => key === token) : Number(token);
}

function without(tree: Tree, at: number): Tree {
  if (tree.kind === 'array')
    return { kind: 'array', items: tree.items.filter((_item, place) => place !== at) };
  if (tree.kind === 'scalar') return tree;
  return { kind: 'object', members: tree.members.filter((_member, place) => place !== at) };
}

function withItem({ items }: ArrayTree, at: number, item: Tree): Tree {
  return { kind: 'array', items: [...items.slice(0, at), item, ...items.slice(at)] };
}

function withMember({ members }: ObjectTree, at: number, member: Member): Tree {
  return { kind: 'object', members: [...members.slice(0, at), member, ...members.slice(at)] };
}

/** Where a new item goes; undefined past the end. */
function indexFor({ items }: ArrayTree, token: string): number | undefined {
  if (token === '-') return items.length;
  return isIndex(token) && Number(token) <= items.length ? Number(token) : undefined;
}

/** Where a new member goes; undefined without such a sibling. */
function placeBefore({ members }: ObjectTree, before: string | undefined): number | undefined {
  if (before === undefined) return members.length;
  const place = members.findIndex(({ key }) => key === before);
  return place < 0 ? undefined : place;
}

/** As RFC 6901 has it: no sign, no leading zero. */
function isIndex(token: string): boolean {
  return /^(?:0|[1-9][0-9]{0,8})$/.test(token);
}
