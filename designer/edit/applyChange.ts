import type { Pointer } from '#core';
import { applyOperation } from './applyOperation.ts';
import type { Draft, DraftFile } from './Draft.ts';
import { openFile, textOf } from './Draft.ts';
import type { FailureCode, Operation } from './Operation.ts';
import { sameTree } from './trees.ts';

/** What happens to one file. */
export type FileEdit =
  | {
      readonly file: string;
      readonly operations: readonly Operation[];
      /** Only in inverses: the text that the author had, when it was not the canonical one. */
      readonly verbatim?: string;
    }
  /** The whole text: of a template, of a file made or removed (null is no file), or of JSON that an expert typed. */
  | { readonly file: string; readonly from: string | null; readonly to: string | null };

/** Several edits that belong together: a key, its words, the conditions over it. They happen all or not at all. */
export type Change = readonly FileEdit[];

export type Changed =
  | { readonly status: 'changed'; readonly draft: Draft; readonly inverse: Change }
  | { readonly status: 'failed'; readonly failure: ChangeFailure };

export interface ChangeFailure {
  readonly code: FailureCode;
  readonly file: string;
  readonly path: Pointer;
}

/** The draft after a change and the change that takes it back to the byte; or what is in the way, and then nothing changed. */
export function applyChange(draft: Draft, change: Change): Changed {
  const files = new Map(draft);
  const inverse: FileEdit[] = [];
  for (const edit of change) {
    const edited =
      'operations' in edit ? editPlaces(files.get(edit.file), edit) : editText(files.get(edit.file), edit);
    if (edited.status === 'failed') return edited;
    if (edited.file) files.set(edit.file, edited.file);
    else files.delete(edit.file);
    inverse.unshift(edited.inverse);
  }
  return { status: 'changed', draft: files, inverse };
}

type Edited =
  | { readonly status: 'edited'; readonly file: DraftFile | undefined; readonly inverse: FileEdit }
  | Extract<Changed, { status: 'failed' }>;

type PlacesEdit = Extract<FileEdit, { operations: readonly Operation[] }>;
type TextEdit = Exclude<FileEdit, PlacesEdit>;

function editPlaces(before: DraftFile | undefined, { file, operations, verbatim }: PlacesEdit): Edited {
  if (!before) return failed('file', file);
  if (before.kind === 'text') return failed('text-only', file);
  let { root } = before;
  const inverse: Operation[] = [];
  for (const operation of operations) {
    const outcome = applyOperation(root, operation);
    if (outcome.status === 'failed') return failed(outcome.code, file, outcome.path);
    root = outcome.root;
    inverse.unshift(...outcome.inverse);
  }
  const text = verbatim ?? (sameTree(root, before.root) ? before.verbatim : undefined);
  if (verbatim !== undefined && !isTextOf(verbatim, file, root)) return failed('text-changed', file);
  return {
    status: 'edited',
    file: text === undefined ? { kind: 'json', root } : { kind: 'json', root, verbatim: text },
    inverse: {
      file,
      operations: inverse,
      ...(before.verbatim === undefined ? {} : { verbatim: before.verbatim }),
    },
  };
}

function isTextOf(text: string, path: string, root: Parameters<typeof sameTree>[0]): boolean {
  const file = openFile(path, text);
  return file.kind === 'json' && sameTree(file.root, root);
}

function editText(before: DraftFile | undefined, { file, from, to }: TextEdit): Edited {
  if ((before ? textOf(before) : null) !== from) return failed('text-changed', file);
  return {
    status: 'edited',
    file: to === null ? undefined : openFile(file, to),
    inverse: { file, from: to, to: from },
  };
}

function failed(code: FailureCode, file: string, path: Pointer = ''): Extract<Changed, { status: 'failed' }> {
  return { status: 'failed', failure: { code, file, path } };
}
