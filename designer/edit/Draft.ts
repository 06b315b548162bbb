import type { JsonValue, Pointer } from '#core';
import { splitPointer } from '#core';
import { format } from '#core/model';
import { treeAt } from './places.ts';
import { readTree } from './readTree.ts';
import type { Tree } from './Tree.ts';
import { print, toJson } from './trees.ts';

/** The files of a config while they are edited, by path inside the config folder. A draft never changes: a change gives another one. */
export type Draft = ReadonlyMap<string, DraftFile>;

export type DraftFile =
  | {
      readonly kind: 'json';
      readonly root: Tree;
      /** The author's own text where it is not the canonical one. An untouched file keeps it to the byte. */
      readonly verbatim?: string;
    }
  /** Kept to the byte and edited as a whole: a template, or JSON that could not be written again unchanged. */
  | { readonly kind: 'text'; readonly text: string; readonly why: 'no-json' | 'unreadable' | 'inexact' };

/** Opens files (path → text). Every text can be opened. */
export function openDraft(files: ReadonlyMap<string, string>): Draft {
  return new Map([...files].map(([path, text]) => [path, openFile(path, text)]));
}

/** The text of each file, to be checked, shown or saved. Without a change it is what was opened, to the byte. */
export function textsOf(draft: Draft): ReadonlyMap<string, string> {
  return new Map([...draft].map(([path, file]) => [path, textOf(file)]));
}

/** The value at a place, for reading; undefined when there is no such place, or the file is only a text. */
export function findValue(draft: Draft, path: string, pointer: Pointer): JsonValue | undefined {
  const tree = findTree(draft, path, pointer);
  return tree && toJson(tree);
}

/** The same as a tree, to be put elsewhere unaltered (a copy, a duplicate). */
export function findTree(draft: Draft, path: string, pointer: Pointer): Tree | undefined {
  const file = draft.get(path);
  return file?.kind === 'json' ? treeAt(file.root, splitPointer(pointer)) : undefined;
}

export function openFile(path: string, text: string): DraftFile {
  if (!/\.(?:geo)?json$/.test(path)) return { kind: 'text', text, why: 'no-json' };
  const read = readTree(text);
  if (read.status !== 'read') return { kind: 'text', text, why: read.status };
  return canonicalText(read.root) === text
    ? { kind: 'json', root: read.root }
    : { kind: 'json', root: read.root, verbatim: text };
}

export function textOf(file: DraftFile): string {
  return file.kind === 'text' ? file.text : (file.verbatim ?? canonicalText(file.root));
}

/** A tree never changes, so its text is made once. */
const texts = new WeakMap<Tree, string>();

function canonicalText(root: Tree): string {
  const known = texts.get(root);
  if (known !== undefined) return known;
  const compact = print(root);
  const formatted = format(compact);
  // A tree prints as JSON that reads: the other branch would be our own bug, and must not cost an author the text.
  const text = formatted.status === 'formatted' ? formatted.text : `${compact}\n`;
  texts.set(root, text);
  return text;
}
