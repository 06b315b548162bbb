/** The words of a form in its other languages stand by the place they belong to; whoever moves a place moves them along. */
import { joinPointer, type Pointer } from '#core';
import type { Tree } from '#designer/edit';
import { copyOf, type Pen } from './Pen.ts';
import { keysOf, memberOf, translationsOf } from './reading.ts';

const pointerOfText = (key: string): Pointer => joinPointer([key]);

/** Where the words of a place stand: those of the schema and those of the layout. */
export interface WordPlaces {
  readonly schema: Pointer;
  /** Absent for what has no layout of its own: the answers of a choice. */
  readonly ui?: Pointer;
}

function isAt(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(`${prefix}/`);
}

/** What a key becomes when its place moves; undefined when it belongs to another place. */
function movedKey(key: string, from: WordPlaces, to: WordPlaces): string | undefined {
  if (isAt(key, from.schema)) return to.schema + key.slice(from.schema.length);
  if (from.ui === undefined || to.ui === undefined) return undefined;
  const ui = `ui:${from.ui}`;
  return isAt(key, ui) ? `ui:${to.ui}${key.slice(ui.length)}` : undefined;
}

/** Takes along the words of a place and of all below it. */
export function moveWords(pen: Pen, form: string, from: WordPlaces, to: WordPlaces): void {
  for (const { file } of translationsOf(pen.draft(), form)) {
    for (const key of keysOf(pen.find(file, ''))) {
      const moved = movedKey(key, from, to);
      if (moved === undefined || moved === key) continue;
      const keys = keysOf(pen.find(file, ''));
      pen.move(file, pointerOfText(key), pointerOfText(moved), keys[keys.indexOf(key) + 1]);
    }
  }
}

/** Copies the words of a place, to another form too: languages that the other does not have are left out. */
export function copyWords(
  pen: Pen,
  source: { readonly form: string; readonly at: WordPlaces },
  goal: { readonly form: string; readonly at: WordPlaces },
): void {
  for (const { file, language } of translationsOf(pen.draft(), source.form)) {
    const goalFile = translationsOf(pen.draft(), goal.form).find((one) => one.language === language)?.file;
    const words = pen.find(file, '');
    if (goalFile === undefined || words?.kind !== 'object') continue;
    for (const { key, tree } of words.members) {
      const copied = movedKey(key, source.at, goal.at);
      if (copied !== undefined) pen.add(goalFile, pointerOfText(copied), copyOf(tree));
    }
  }
}

export function removeWords(pen: Pen, form: string, at: WordPlaces): void {
  for (const { file } of translationsOf(pen.draft(), form)) {
    for (const key of keysOf(pen.find(file, '')))
      if (movedKey(key, at, at) !== undefined) pen.remove(file, pointerOfText(key));
  }
}

/** After the entries of a list changed places: `placeOf` gives the new index of each, undefined for one that is gone. */
export function reorderWords(
  pen: Pen,
  form: string,
  list: Pointer,
  placeOf: (index: number) => number | undefined,
): void {
  for (const { file } of translationsOf(pen.draft(), form)) {
    const words = pen.find(file, '');
    const found = words?.kind === 'object' ? words.members.flatMap((member) => entryOf(member, list)) : [];
    const moved = found.map((entry) => ({ ...entry, to: placeOf(entry.index) }));
    if (moved.every(({ index, to }) => index === to)) continue;
    const keys = keysOf(words);
    const last = found.at(-1);
    const next = last && keys[keys.indexOf(last.key) + 1];
    for (const { key } of moved) pen.remove(file, pointerOfText(key));
    for (const { tree, rest, to } of [...moved].sort((a, b) => (a.to ?? 0) - (b.to ?? 0)))
      if (to !== undefined) pen.add(file, pointerOfText(`${list}/${String(to)}${rest}`), tree, next);
  }
}

interface Entry {
  readonly key: string;
  readonly tree: Tree;
  readonly index: number;
  /** What follows the index. */
  readonly rest: string;
}

function entryOf(
  { key, tree }: { readonly key: string; readonly tree: Tree },
  list: Pointer,
): readonly Entry[] {
  if (!key.startsWith(`${list}/`)) return [];
  const [, index = '', rest = ''] = /^([0-9]+)(.*)$/.exec(key.slice(list.length + 1)) ?? [];
  return index === '' ? [] : [{ key, tree, index: Number(index), rest }];
}

/** Puts words in another language; undefined takes them away. New ones stand behind the other words of their place. */
export function setWords(
  pen: Pen,
  file: string,
  key: string,
  { words, near }: { readonly words: Tree | undefined; readonly near: string },
): void {
  const there = memberOf(pen.find(file, ''), key);
  if (words === undefined) {
    if (there !== undefined) pen.remove(file, pointerOfText(key));
    return;
  }
  pen.open(file);
  if (there !== undefined) {
    pen.replace(file, pointerOfText(key), words);
    return;
  }
  const keys = keysOf(pen.find(file, ''));
  const neighbours = keys.filter((one) => isAt(one, near));
  const last = neighbours.at(-1);
  pen.add(file, pointerOfText(key), words, last === undefined ? undefined : keys[keys.indexOf(last) + 1]);
}
