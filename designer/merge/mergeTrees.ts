import type { Tree } from '#designer/edit';
import { sameTree } from '#designer/edit';
import { identities } from './identities.ts';
import { completed, mergeOrder } from './mergeOrder.ts';

/** No tree: there is no such place. */
export type MaybeTree = Tree | undefined;

/** One place that both changed, each in another way. */
interface Clash {
  /** In the merged tree; `-` is a new item of a list. */
  readonly tokens: readonly (string | number)[];
  /** `order`: the items are the same, only their order differs. */
  readonly kind: 'value' | 'order';
  readonly base: MaybeTree;
  readonly mine: MaybeTree;
  readonly theirs: MaybeTree;
}

export interface MergedTree {
  /** At a clash as it was in the base, so that it does not matter which side is which. */
  readonly tree: MaybeTree;
  readonly clashes: readonly Clash[];
}

type Three = readonly [base: MaybeTree, mine: MaybeTree, theirs: MaybeTree];
type OfKind<Kind extends Tree['kind']> = Extract<Tree, { kind: Kind }>;
type ObjectTree = OfKind<'object'>;
type ArrayTree = OfKind<'array'>;

/** Merges two versions of a tree that began as `base`, place by place. Never throws. */
export function mergeTrees(base: MaybeTree, mine: MaybeTree, theirs: MaybeTree): MergedTree {
  if (same(mine, theirs) || same(theirs, base)) return { tree: mine, clashes: [] };
  if (same(mine, base)) return { tree: theirs, clashes: [] };
  const objects = allOf('object', base, mine, theirs);
  if (objects) return mergeObjects(...objects);
  const arrays = allOf('array', base, mine, theirs);
  return arrays ? mergeArrays(...arrays) : whole(base, mine, theirs);
}

function allOf<Kind extends Tree['kind']>(
  kind: Kind,
  ...[base, mine, theirs]: Three
): [OfKind<Kind>, OfKind<Kind>, OfKind<Kind>] | undefined {
  const is = (tree: MaybeTree): tree is OfKind<Kind> => tree?.kind === kind;
  return is(base) && is(mine) && is(theirs) ? [base, mine, theirs] : undefined;
}

function same(left: MaybeTree, right: MaybeTree): boolean {
  return left === undefined || right === undefined ? left === right : sameTree(left, right);
}

function whole(...[base, mine, theirs]: Three): MergedTree {
  return { tree: base, clashes: [{ tokens: [], kind: 'value', base, mine, theirs }] };
}

function mergeObjects(base: ObjectTree, mine: ObjectTree, theirs: ObjectTree): MergedTree {
  const sides = [base, mine, theirs].map(
    ({ members }) => new Map(members.map(({ key, tree }): [string, Tree] => [key, tree])),
  );
  const { merged, clashes } = mergeParts(sides);
  // The order of members means nothing, so there is nothing to ask about it.
  const { order } = mergeOrder(...keysOf(sides), new Set(merged.keys()));
  const members = order.flatMap((key) => {
    const tree = merged.get(key);
    return tree ? [{ key, tree }] : [];
  });
  return {
    tree: { kind: 'object', members },
    clashes: clashes.map(({ key, clash }) => ({ ...clash, tokens: [key, ...clash.tokens] })),
  };
}

type Parts = readonly ReadonlyMap<string, Tree>[];

function mergeParts([base, mine, theirs]: Parts): {
  readonly merged: ReadonlyMap<string, Tree>;
  readonly clashes: readonly { readonly key: string; readonly clash: Clash }[];
} {
  const merged = new Map<string, Tree>();
  const clashes: { key: string; clash: Clash }[] = [];
  const keys = new Set([base, mine, theirs].flatMap((side) => [...(side?.keys() ?? [])]));
  for (const key of keys) {
    const part = mergeTrees(base?.get(key), mine?.get(key), theirs?.get(key));
    if (part.tree) merged.set(key, part.tree);
    for (const clash of part.clashes) clashes.push({ key, clash });
  }
  return { merged, clashes };
}

function keysOf([base, mine, theirs]: Parts): [string[], string[], string[]] {
  return [[...(base?.keys() ?? [])], [...(mine?.keys() ?? [])], [...(theirs?.keys() ?? [])]];
}

function mergeArrays(base: ArrayTree, mine: ArrayTree, theirs: ArrayTree): MergedTree {
  const lists = [base.items, mine.items, theirs.items];
  const known = identities(lists);
  const isAligned = lists.every((list) => list.length === base.items.length);
  // Without names, what stands at the same place of as long a list is the same item.
  if ((known === undefined || known.whole) && isAligned && !isScalars(lists))
    return mergePlaces(base, mine, theirs);
  if (known === undefined) return whole(base, mine, theirs);
  const sides = lists.map((list) => new Map(list.map((item): [string, Tree] => [known.of(item), item])));
  if (known.whole && !isScalars(lists) && mayBeRewritten(sides)) return whole(base, mine, theirs);
  return mergeItems(sides) ?? whole(base, mine, theirs);
}

/** undefined when the order and what is in it are in question at once: then the list is asked about as one. */
function mergeItems(sides: Parts): MergedTree | undefined {
  const { merged, clashes } = mergeParts(sides);
  const [, left, right] = keysOf(sides);
  const { order, clash } = mergeOrder(...keysOf(sides), new Set(merged.keys()));
  const tree = arrayOf(order, merged);
  if (clash) {
    const inOrder = (side: readonly string[]): Tree =>
      arrayOf(
        completed(
          order,
          side.filter((key) => merged.has(key)),
        ),
        merged,
      );
    const question: Clash = {
      tokens: [],
      kind: 'order',
      base: tree,
      mine: inOrder(left),
      theirs: inOrder(right),
    };
    return clashes.length > 0 ? undefined : { tree, clashes: [question] };
  }
  return {
    tree,
    // In the order of the result; what is not in it is new and comes last.
    clashes: clashes
      .map(({ key, clash: one }) => ({ index: order.indexOf(key), one }))
      .sort((first, second) => rank(first.index) - rank(second.index))
      .map(({ index, one }) => ({ ...one, tokens: [index < 0 ? '-' : index, ...one.tokens] })),
  };
}

function rank(index: number): number {
  return index < 0 ? Infinity : index;
}

function isScalars(lists: readonly (readonly Tree[])[]): boolean {
  return lists.every((list) => list.every(({ kind }) => kind === 'scalar'));
}

/** Both sides took the same item away and put others in: each may have rewritten it, and nobody can say. */
function mayBeRewritten([base, mine, theirs]: Parts): boolean {
  const keys = [...(base?.keys() ?? [])];
  const isGone = keys.some((key) => mine?.has(key) === false && theirs?.has(key) === false);
  const grows = (side: ReadonlyMap<string, Tree> | undefined): boolean =>
    [...(side?.keys() ?? [])].some((key) => base?.has(key) === false);
  return isGone && grows(mine) && grows(theirs);
}

function mergePlaces(base: ArrayTree, mine: ArrayTree, theirs: ArrayTree): MergedTree {
  const parts = base.items.map((item, index) => mergeTrees(item, mine.items[index], theirs.items[index]));
  return {
    tree: { kind: 'array', items: parts.flatMap(({ tree }) => tree ?? []) },
    clashes: parts.flatMap(({ clashes }, index) =>
      clashes.map((clash) => ({ ...clash, tokens: [index, ...clash.tokens] })),
    ),
  };
}

function arrayOf(order: readonly string[], items: ReadonlyMap<string, Tree>): Tree {
  return { kind: 'array', items: order.flatMap((key) => items.get(key) ?? []) };
}
