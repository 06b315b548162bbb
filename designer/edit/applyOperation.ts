import type { Pointer } from '#core';
import { equalJson, splitPointer } from '#core';
import type { AddOperation, FailureCode, MoveOperation, Operation } from './Operation.ts';
import { addAt, replaceAt, treeAt, takeAt } from './places.ts';
import type { Tree } from './Tree.ts';
import { depthOf, toJson } from './trees.ts';

export type Outcome =
  | {
      readonly status: 'applied';
      readonly root: Tree;
      /** In the order in which they take the step back exactly. */
      readonly inverse: readonly Operation[];
    }
  | { readonly status: 'failed'; readonly code: FailureCode; readonly path: Pointer };

/** What the reader of config files takes at most. */
const DEEPEST = 200;

/** The document after one step, and how to go back. Nothing beside the named places is touched or copied. */
export function applyOperation(root: Tree, operation: Operation): Outcome {
  if (!isPointer(operation.path)) return failed('pointer', operation.path);
  switch (operation.op) {
    case 'add':
      return add(root, operation);
    case 'remove':
      return remove(root, operation.path);
    case 'replace':
      return replace(root, operation.path, operation.value);
    case 'move':
      return move(root, operation);
    case 'test':
      return test(root, operation.path, operation.value);
  }
}

function add(root: Tree, { path, value, before }: AddOperation): Outcome {
  const there = treeAt(root, splitPointer(path));
  const parent = treeAt(root, splitPointer(path).slice(0, -1));
  // RFC 6902, 4.1: an existing member is replaced; an item of an array moves up.
  if (path === '' || (there && parent?.kind === 'object')) return replace(root, path, value);
  if (isTooDeep(path, value)) return failed('deep', path);
  const added = addAt(root, splitPointer(path), { tree: value, before });
  if (added.status === 'failed') return failed(added.code, path);
  return { status: 'applied', root: added.root, inverse: [{ op: 'remove', path: added.path }] };
}

function remove(root: Tree, path: Pointer): Outcome {
  if (path === '') return failed('root', path);
  const taken = takeAt(root, splitPointer(path));
  if (!taken) return failed('place', path);
  const back = { op: 'add', path, value: taken.tree } as const;
  const inverse = taken.before === undefined ? back : { ...back, before: taken.before };
  return { status: 'applied', root: taken.root, inverse: [inverse] };
}

function replace(root: Tree, path: Pointer, value: Tree): Outcome {
  const tokens = splitPointer(path);
  const there = treeAt(root, tokens);
  if (!there) return failed('place', path);
  if (isTooDeep(path, value)) return failed('deep', path);
  return {
    status: 'applied',
    root: replaceAt(root, tokens, value),
    inverse: [{ op: 'replace', path, value: there }],
  };
}

/** RFC 6902, 4.4: taken away, and then put where `path` is in what is left. */
function move(root: Tree, { from, path, before }: MoveOperation): Outcome {
  if (!isPointer(from)) return failed('pointer', from);
  if (from === '') return failed('root', from);
  if (path.startsWith(`${from}/`)) return failed('inside-itself', path);
  const value = treeAt(root, splitPointer(from));
  const taken = remove(root, from);
  if (!value || taken.status === 'failed') return failed('place', from);
  const put = add(taken.root, { op: 'add', path, value, ...(before === undefined ? {} : { before }) });
  if (put.status === 'failed') return put;
  return { ...put, inverse: [...put.inverse, ...taken.inverse] };
}

function test(root: Tree, path: Pointer, value: Tree): Outcome {
  const there = treeAt(root, splitPointer(path));
  if (!there) return failed('place', path);
  if (!equalJson(toJson(there), toJson(value))) return failed('test', path);
  return { status: 'applied', root, inverse: [] };
}

function failed(code: FailureCode, path: Pointer): Outcome {
  return { status: 'failed', code, path };
}

function isPointer(pointer: Pointer): boolean {
  return /^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer);
}

function isTooDeep(path: Pointer, value: Tree): boolean {
  return splitPointer(path).length + depthOf(value) > DEEPEST;
}
