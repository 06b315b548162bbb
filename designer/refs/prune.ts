import type { Pointer } from '#core';
import { joinPointer } from '#core';
import type { Tree } from '#designer/edit';

type ArrayTree = Extract<Tree, { kind: 'array' }>;
type Members = Extract<Tree, { kind: 'object' }>['members'];

/** Keywords beside which nothing is asked any more. */
const SILENT: ReadonlySet<string> = new Set(['type', 'title', 'description', '$comment']);
/** One condition inside. */
const INNER: ReadonlySet<string> = new Set(['not', 'items', 'contains', 'if', 'then', 'else']);
const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/** What goes, and the properties that ask for nothing since it went. */
interface Gone {
  readonly pointers: ReadonlySet<Pointer>;
  readonly emptied: Set<string>;
}

/**
 * The condition without the parts that name what stands at one of these pointers (in the file): a line of `anyOf` or `allOf`, a
 * property, a value of `enum`. undefined when it asks for nothing else. Whatever else is written stays as it is.
 * @param at where the condition itself stands
 */
export function prune(condition: Tree, at: Pointer, pointers: ReadonlySet<Pointer>): Tree | undefined {
  if (condition.kind !== 'object') return condition;
  const gone: Gone = { pointers, emptied: new Set() };
  const members = keep(condition.members, (key, tree) => partOf(key, tree, at + joinPointer([key]), gone));
  const rest = keep(members, (key, tree) => (key === 'required' ? withoutNames(tree, gone.emptied) : tree));
  const kept = withQuestion(condition.members, rest);
  if (isSame(kept, condition.members)) return condition;
  return kept.some(({ key }) => !SILENT.has(key)) ? { kind: 'object', members: kept } : undefined;
}

function keep(members: Members, change: (key: string, tree: Tree) => Tree | undefined): Members {
  return members.flatMap(({ key, tree }): Members => {
    const kept = change(key, tree);
    return kept === undefined ? [] : [{ key, tree: kept }];
  });
}

/** `then` and `else` mean nothing without their `if`. */
function withQuestion(before: Members, after: Members): Members {
  const asks = (members: Members): boolean => members.some(({ key }) => key === 'if');
  if (!asks(before) || asks(after)) return after;
  return after.filter(({ key }) => key !== 'then' && key !== 'else');
}

function isSame(left: Members, right: Members): boolean {
  return left.length === right.length && left.every(({ tree }, index) => tree === right[index]?.tree);
}

/** What is left of one keyword; undefined for nothing. */
function partOf(key: string, tree: Tree, at: Pointer, gone: Gone): Tree | undefined {
  if (key === 'const') return gone.pointers.has(at) ? undefined : tree;
  if (INNER.has(key)) return prune(tree, at, gone.pointers);
  if (key === 'properties' && tree.kind === 'object') return properties(tree, at, gone);
  if (tree.kind !== 'array') return tree;
  if (key === 'enum' || key === 'required')
    return itemsOf(tree, (item, place) => (gone.pointers.has(at + place) ? undefined : item));
  return LISTS.has(key) ? itemsOf(tree, (item, place) => prune(item, at + place, gone.pointers)) : tree;
}

function properties(tree: Extract<Tree, { kind: 'object' }>, at: Pointer, gone: Gone): Tree | undefined {
  const left = keep(tree.members, (key, part) => {
    const place = at + joinPointer([key]);
    const kept = gone.pointers.has(place) ? undefined : prune(part, place, gone.pointers);
    if (kept === undefined) gone.emptied.add(key);
    return kept;
  });
  if (isSame(left, tree.members)) return tree;
  return left.length === 0 ? undefined : { kind: 'object', members: left };
}

/** A property that is asked for only to be looked into has no use when nothing in it is asked. */
function withoutNames(tree: Tree, names: ReadonlySet<string>): Tree | undefined {
  if (tree.kind !== 'array' || names.size === 0) return tree;
  return itemsOf(tree, (item) =>
    item.kind === 'scalar' && names.has(String(JSON.parse(item.json))) ? undefined : item,
  );
}

function itemsOf(
  tree: ArrayTree,
  change: (item: Tree, place: Pointer) => Tree | undefined,
): Tree | undefined {
  const changed = tree.items.map((item, index) => change(item, joinPointer([index])));
  if (changed.every((item, index) => item === tree.items[index])) return tree;
  const left = changed.filter((item) => item !== undefined);
  return left.length === 0 ? undefined : { kind: 'array', items: left };
}
