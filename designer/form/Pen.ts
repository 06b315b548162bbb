import { joinPointer, splitPointer, type JsonValue, type Pointer } from '#core';
import type { Change, Draft, FileEdit, Operation, Tree } from '#designer/edit';
import { applyChange, findTree, fromJson } from '#designer/edit';
import { memberOf } from './reading.ts';

/**
 * Writes a change step by step, each step seeing those before it. A step that is impossible spoils the whole change, which then
 * comes to nothing: a command never does half of what it says.
 */
export interface Pen {
  readonly draft: () => Draft;
  readonly find: (file: string, pointer: Pointer) => Tree | undefined;
  /** Puts a member or an item; `before` is the key of the sibling it goes in front of. */
  readonly add: (file: string, path: Pointer, value: Tree, before?: string) => void;
  readonly remove: (file: string, path: Pointer) => void;
  readonly replace: (file: string, path: Pointer, value: Tree) => void;
  readonly move: (file: string, from: Pointer, path: Pointer, before?: string) => void;
  /** Makes a JSON file with an empty object where there is none. */
  readonly open: (file: string) => void;
  /** The whole text of a file; null removes it. */
  readonly write: (file: string, from: string | null, to: string | null) => void;
  readonly spoil: () => void;
  /** What was written; undefined when a step was impossible. */
  readonly change: () => Change | undefined;
}

export function penFor(start: Draft): Pen {
  let draft = start;
  let spoilt = false;
  const edits: FileEdit[] = [];

  function apply(edit: FileEdit): void {
    const changed = spoilt ? undefined : applyChange(draft, [edit]);
    if (changed?.status !== 'changed') {
      spoilt = true;
      return;
    }
    draft = changed.draft;
    const last = edits.at(-1);
    if (last && 'operations' in last && 'operations' in edit && last.file === edit.file)
      edits[edits.length - 1] = { ...last, operations: [...last.operations, ...edit.operations] };
    else edits.push(edit);
  }
  const operate = (file: string, operation: Operation): void => apply({ file, operations: [operation] });
  const onward = (before: string | undefined): { readonly before?: string } =>
    before === undefined ? {} : { before };

  return {
    draft: () => draft,
    find: (file, pointer) => findTree(draft, file, pointer),
    add: (file, path, value, before) => operate(file, { op: 'add', path, value, ...onward(before) }),
    remove: (file, path) => operate(file, { op: 'remove', path }),
    replace: (file, path, value) => operate(file, { op: 'replace', path, value }),
    move: (file, from, path, before) => operate(file, { op: 'move', from, path, ...onward(before) }),
    open: (file) => {
      if (!draft.has(file)) apply({ file, from: null, to: '{}\n' });
    },
    write: (file, from, to) => apply({ file, from, to }),
    spoil: () => {
      spoilt = true;
    },
    change: () => (spoilt ? undefined : edits),
  };
}

/** Sets a member of the object at a place; undefined takes it away. What is there already keeps its place. */
export function setMember(
  pen: Pen,
  file: string,
  object: Pointer,
  {
    key,
    value,
    before,
  }: { readonly key: string; readonly value: JsonValue | undefined; readonly before?: string },
): void {
  const tree = pen.find(file, object);
  const path = object + joinPointer([key]);
  const there = memberOf(tree, key);
  if (value === undefined) {
    if (there !== undefined) pen.remove(file, path);
  } else if (there !== undefined) {
    pen.replace(file, path, fromJson(value));
  } else {
    const sibling = before !== undefined && memberOf(tree, before) !== undefined ? before : undefined;
    pen.add(file, path, fromJson(value), sibling);
  }
}

/** Makes the objects on the way to a place, and the file, where they are missing. */
export function openWay(pen: Pen, file: string, pointer: Pointer): void {
  pen.open(file);
  const tokens = splitPointer(pointer);
  for (let length = 1; length <= tokens.length; length += 1) {
    const here = joinPointer(tokens.slice(0, length));
    if (pen.find(file, here) === undefined) pen.add(file, here, fromJson({}));
  }
}

/** Takes away objects that have become empty, from a place outwards. The file itself stays. */
export function closeWay(pen: Pen, file: string, pointer: Pointer): void {
  for (let tokens = splitPointer(pointer); tokens.length > 0; tokens = tokens.slice(0, -1)) {
    const here = joinPointer(tokens);
    const tree = pen.find(file, here);
    if (tree?.kind !== 'object' || tree.members.length > 0) return;
    pen.remove(file, here);
  }
}

/** The same value as trees of its own: what stands at two places must not be one object, because outlines are remembered by it. */
export function copyOf(tree: Tree): Tree {
  if (tree.kind === 'array') return { kind: 'array', items: tree.items.map(copyOf) };
  if (tree.kind === 'scalar') return { ...tree };
  return {
    kind: 'object',
    members: tree.members.map(({ key, tree: member }) => ({ key, tree: copyOf(member) })),
  };
}
