import type { Tree } from '#designer/edit';
import { print } from '#designer/edit';

type List = readonly Tree[];

/** What says which item of a list is which: an option by its value, a code, a column by what it shows, a grant by post and party. */
const BY_MEMBERS: readonly (readonly string[])[] = [
  ['const'],
  ['code'],
  ['id'],
  ['key'],
  ['name'],
  ['show', 'pointer'],
  ['pointer'],
  ['post', 'as'],
  ['post', 'seat'],
];

/**
 * Keys for the items of three versions of a list: equal for what is the same item. By the members that identify it, else by the whole
 * value; undefined when neither tells the items of one version apart.
 */
export function identities(
  lists: readonly List[],
): { readonly of: (item: Tree) => string; readonly whole: boolean } | undefined {
  for (const members of BY_MEMBERS) {
    const of = (item: Tree): string | undefined => keyBy(item, members);
    if (lists.every((list) => list.every((item) => of(item) !== undefined) && isUnique(list.map(of))))
      return { of: (item) => of(item) ?? '', whole: false };
  }
  return lists.every((list) => isUnique(list.map(print))) ? { of: print, whole: true } : undefined;
}

/** The first of the members has to be there; the others may be. */
function keyBy(item: Tree, names: readonly string[]): string | undefined {
  if (item.kind !== 'object') return undefined;
  const values = names.map((name) => item.members.find(({ key }) => key === name)?.tree);
  if (values[0]?.kind !== 'scalar') return undefined;
  return JSON.stringify(values.map((value) => (value === undefined ? null : print(value))));
}

function isUnique(keys: readonly (string | undefined)[]): boolean {
  return new Set(keys).size === keys.length;
}
