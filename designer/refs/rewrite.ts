import { joinPointer, splitPointer } from '#core';
import type { Change, Draft, FileEdit, Operation, Tree } from '#designer/edit';
import { applyChange, findTree, findValue, fromJson, textsOf } from '#designer/edit';
import type { Mention, Range } from './Mention.ts';
import type { OptionValue } from './Thing.ts';

/** Why the name cannot be written everywhere: another thing stands where the new name would. */
interface Collision {
  readonly file: string;
}

type Rewritten =
  | { readonly status: 'rewritten'; readonly change: Change }
  | { readonly status: 'collision'; readonly collision: Collision };

type Named = Extract<Mention['spot'], { at: 'value' | 'key' }>;

/** The change that writes another name at each of these places. Files that are named by it move last. */
export function rewrite(draft: Draft, mentions: readonly Mention[], name: OptionValue): Rewritten {
  const edits: FileEdit[] = [];
  let current = draft;
  for (const [file, inFile] of byFile(mentions)) {
    const made = jsonEdit(current, file, inFile, name) ?? textEdit(current, file, inFile, name);
    if (made === 'collision') return { status: 'collision', collision: { file } };
    if (made === undefined) continue;
    edits.push(made);
    current = applied(current, [made]);
  }
  const texts = textsOf(current);
  for (const [file, inFile] of byFile(mentions)) {
    const [range] = inFile.flatMap(({ spot }) => (spot.at === 'path' ? [spot.range] : []));
    if (range === undefined) continue;
    const path = spliced(file, [{ range, text: String(name) }]);
    if (texts.has(path)) return { status: 'collision', collision: { file: path } };
    const text = texts.get(file) ?? '';
    edits.push({ file, from: text, to: null }, { file: path, from: null, to: text });
  }
  return { status: 'rewritten', change: edits };
}

function byFile(mentions: readonly Mention[]): ReadonlyMap<string, readonly Mention[]> {
  const files = new Map<string, Mention[]>();
  for (const mention of mentions) files.set(mention.file, [...(files.get(mention.file) ?? []), mention]);
  return files;
}

/** The draft after a change that was made for it. */
function applied(draft: Draft, change: Change): Draft {
  const changed = applyChange(draft, change);
  return changed.status === 'changed' ? changed.draft : draft;
}

function jsonEdit(
  draft: Draft,
  file: string,
  mentions: readonly Mention[],
  name: OptionValue,
): FileEdit | 'collision' | undefined {
  const operations: Operation[] = [];
  let current = draft;
  for (const spots of inOrder(mentions)) {
    const operation = operationFor(current, file, spots, name);
    if (operation === undefined) continue;
    if (operation === 'collision') return operation;
    operations.push(operation);
    current = applied(current, [{ file, operations: [operation] }]);
  }
  return operations.length > 0 ? { file, operations } : undefined;
}

/** Spots of the same value or key together; what is further in first, so that the places of the others stay. */
function inOrder(mentions: readonly Mention[]): readonly (readonly [Named, ...Named[]])[] {
  const groups = new Map<string, [Named, ...Named[]]>();
  for (const { spot } of mentions) {
    if (spot.at !== 'value' && spot.at !== 'key') continue;
    const key = `${spot.at} ${spot.pointer}`;
    const group = groups.get(key);
    if (group) group.push(spot);
    else groups.set(key, [spot]);
  }
  const depth = ([spot]: readonly [Named, ...Named[]]): number =>
    splitPointer(spot.pointer).length * 2 + (spot.at === 'value' ? 1 : 0);
  return [...groups.values()].sort((left, right) => depth(right) - depth(left));
}

function operationFor(
  draft: Draft,
  file: string,
  spots: readonly [Named, ...Named[]],
  name: OptionValue,
): Operation | 'collision' | undefined {
  const [{ at, pointer }] = spots;
  if (at === 'value') {
    const before = findValue(draft, file, pointer);
    if (before === undefined) return undefined;
    const value = typeof before === 'string' ? written(before, spots, name) : name;
    return { op: 'replace', path: pointer, value: fromJson(value) };
  }
  const tokens = splitPointer(pointer);
  const key = tokens.at(-1) ?? '';
  const next = String(written(key, spots, name));
  const parent = findTree(draft, file, joinPointer(tokens.slice(0, -1)));
  if (parent?.kind !== 'object' || next === key) return undefined;
  if (parent.members.some((member) => member.key === next)) return 'collision';
  return {
    op: 'move',
    from: pointer,
    path: joinPointer([...tokens.slice(0, -1), next]),
    ...behind(parent, key),
  };
}

/** So that the member stays where it is. */
export function behind(parent: Extract<Tree, { kind: 'object' }>, key: string): { readonly before?: string } {
  const next = parent.members[parent.members.findIndex((member) => member.key === key) + 1];
  return next === undefined ? {} : { before: next.key };
}

function written(text: string, spots: readonly Named[], name: OptionValue): OptionValue {
  if (spots.some(({ range }) => range === undefined)) return name;
  return spliced(
    text,
    spots.flatMap(({ range, style }) => (range ? [{ range, text: styled(name, style) }] : [])),
  );
}

function styled(name: OptionValue, style: 'plain' | 'pointer' | undefined): string {
  return style === 'pointer' ? joinPointer([name]).slice(1) : String(name);
}

function textEdit(
  draft: Draft,
  file: string,
  mentions: readonly Mention[],
  name: OptionValue,
): FileEdit | undefined {
  const parts = mentions.flatMap(({ spot }) =>
    spot.at === 'text' ? [{ range: spot.range, text: styled(name, spot.style) }] : [],
  );
  const from = textsOf(draft).get(file);
  return parts.length === 0 || from === undefined ? undefined : { file, from, to: spliced(from, parts) };
}

/** The text with parts replaced. A part that is given twice is replaced once. */
export function spliced(
  text: string,
  parts: readonly { readonly range: Range; readonly text: string }[],
): string {
  const sorted = [...parts].sort((left, right) => right.range.from - left.range.from);
  let result = text;
  let last = Infinity;
  for (const { range, text: put } of sorted) {
    if (range.to > last) continue;
    result = result.slice(0, range.from) + put + result.slice(range.to);
    last = range.from;
  }
  return result;
}
