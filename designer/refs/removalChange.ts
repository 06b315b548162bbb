import type { Pointer } from '#core';
import { joinPointer, splitPointer } from '#core';
import type { Change, Draft, FileEdit, Operation } from '#designer/edit';
import { applyChange, findTree, print, textsOf } from '#designer/edit';
import type { Mention, Range, Unit } from './Mention.ts';
import { prune } from './prune.ts';
import type { Removal, Remedy, Repair } from './removal.ts';
import { pointersOf } from './removal.ts';
import { rewrite, spliced } from './rewrite.ts';
import { shiftedTexts } from './shiftedTexts.ts';
import { nameOf } from './Thing.ts';

type Dropped = Pick<Repair, 'file' | 'unit'> & { readonly mentions: readonly Mention[] };

/**
 * The change that removes the thing and carries out what was decided for each place; where nothing was decided, what was
 * proposed. One change, so it is taken back as one.
 */
export function removalChange(removal: Removal, decided: ReadonlyMap<Repair, Remedy>): Change {
  const edits: FileEdit[] = [];
  let current = removal.draft;
  const apply = (change: Change): void => {
    const changed = applyChange(current, change);
    if (changed.status === 'failed') return;
    current = changed.draft;
    edits.push(...change);
  };
  const dropped: Dropped[] = removal.own.map(({ file, unit }) => ({ file, unit, mentions: [] }));
  for (const repair of removal.repairs) {
    const remedy = decided.get(repair) ?? repair.proposed;
    if (remedy.kind === 'leave') continue;
    const change = remedy.kind === 'replace' ? replaced(current, repair, remedy.to) : undefined;
    // In a list that names the other one already it would stand twice.
    if (change && !(isDroppable(repair) && isDoubled(current, repair, change))) apply(change);
    else dropped.push(repair);
  }
  const before = current;
  for (const file of new Set(dropped.map((one) => one.file)))
    apply(
      fileEdit(
        current,
        file,
        dropped.filter((one) => one.file === file),
      ),
    );
  for (const { file, unit } of dropped) {
    const gone = itemGone(before, current, file, unit);
    // The last item of a list first, as they were taken out.
    if (gone !== undefined && current.has(file)) apply(shiftedTexts(before, current, file, gone));
  }
  return edits;
}

/** What went of a list, if it was in one: the entry, or the rule whose condition went as a whole. */
function itemGone(before: Draft, after: Draft, file: string, unit: Unit): Pointer | undefined {
  if (unit.kind === 'entry') return unit.pointer;
  const [, rule, list] =
    unit.kind === 'condition' ? (/^((.*\/allOf)\/\d+)\/if$/.exec(unit.pointer) ?? []) : [];
  if (rule === undefined || list === undefined) return undefined;
  const [tree, left] = [findTree(before, file, rule), findTree(after, file, list)];
  return tree && left?.kind === 'array' && left.items.includes(tree) ? undefined : rule;
}

function replaced(draft: Draft, { mentions }: Repair, to: Removal['thing']): Change {
  const made = rewrite(draft, mentions, to.kind === 'option' ? to.value : nameOf(to));
  return made.status === 'rewritten' ? made.change : [];
}

function isDroppable({ possible }: Repair): boolean {
  return possible.includes('drop');
}

/** Whether the change makes two items of a list the same: around the name, or around what belongs to it. */
function isDoubled(draft: Draft, { file, unit, mentions }: Repair, change: Change): boolean {
  const changed = applyChange(draft, change);
  if (changed.status === 'failed') return false;
  const places = [...pointersOf(mentions), ...('pointer' in unit ? [unit.pointer] : [])];
  return places.some((place) => {
    const list = findTree(changed.draft, file, joinPointer(splitPointer(place).slice(0, -1)));
    const items = list?.kind === 'array' ? list.items.map(print) : [];
    return new Set(items).size < items.length;
  });
}

function fileEdit(draft: Draft, file: string, dropped: readonly Dropped[]): Change {
  const text = textsOf(draft).get(file);
  if (text === undefined) return [];
  if (dropped.some(({ unit }) => unit.kind === 'file')) return [{ file, from: text, to: null }];
  const ranges = dropped.flatMap(({ unit }) => (unit.kind === 'expression' ? [unit.range] : []));
  if (ranges.length > 0) return [{ file, from: text, to: withoutRanges(text, ranges) }];
  const conditions = dropped.flatMap((one) => conditionEdit(draft, file, one));
  const removals = outermost([
    ...dropped.flatMap(({ unit }) =>
      unit.kind === 'entry' || unit.kind === 'transition' ? [wholeWay(draft, file, unit.pointer)] : [],
    ),
    ...conditions.filter(({ op }) => op === 'remove').map(({ path }) => path),
  ]);
  const kept = conditions.filter(
    ({ op, path }) => op !== 'remove' && !removals.some((one) => path.startsWith(`${one}/`)),
  );
  const operations: Operation[] = [
    ...kept,
    ...withoutEmptied(draft, file, removals).map((path) => ({ op: 'remove', path }) as const),
  ];
  return operations.length > 0 ? [{ file, operations }] : [];
}

const RULE: readonly string[] = ['if', 'then', 'else'];

/** The condition without what goes, or the places that hold it when nothing else is asked. */
function conditionEdit(draft: Draft, file: string, { unit, mentions }: Dropped): readonly Operation[] {
  const tree = unit.kind === 'condition' ? findTree(draft, file, unit.pointer) : undefined;
  if (tree === undefined || unit.kind !== 'condition') return [];
  const { pointer } = unit;
  const left = prune(tree, pointer, pointersOf(mentions));
  if (left !== undefined) return [{ op: 'replace', path: pointer, value: left }];
  if (!pointer.endsWith('/if')) return [{ op: 'remove', path: pointer }];
  // A rule without its question is no rule: it goes as a whole where nothing else is written in it.
  const above = pointer.slice(0, -'/if'.length);
  const rule = findTree(draft, file, above);
  const isAll = rule?.kind === 'object' && rule.members.every(({ key }) => RULE.includes(key));
  if (isAll && /\/allOf\/\d+$/.test(above)) return [{ op: 'remove', path: above }];
  return RULE.flatMap((key) => {
    const path = `${above}/${key}`;
    return findTree(draft, file, path) ? [{ op: 'remove', path } as const] : [];
  });
}

/** The only way of an event goes with the event. */
function wholeWay(draft: Draft, file: string, pointer: Pointer): Pointer {
  const [, event] = /^(.*\/(?:on\/[^/]+|always))\/\d+$/.exec(pointer) ?? [];
  const list = event === undefined ? undefined : findTree(draft, file, event);
  return event !== undefined && list?.kind === 'array' && list.items.length === 1 ? event : pointer;
}

/** A list of rules or checks of which none is left goes too: `allOf` of nothing is no schema. */
function withoutEmptied(draft: Draft, file: string, removals: readonly Pointer[]): readonly Pointer[] {
  const lists = removals.map((path) => /^(.*\/(?:allOf|x-checks))\/\d+$/.exec(path)?.[1]);
  const isEmptied = (list: string | undefined): boolean => {
    const tree = list === undefined ? undefined : findTree(draft, file, list);
    return tree?.kind === 'array' && tree.items.length === lists.filter((one) => one === list).length;
  };
  return [
    ...new Set(removals.map((path, index) => (isEmptied(lists[index]) ? (lists[index] ?? path) : path))),
  ];
}

/** Without those inside others; the last of a list first. */
function outermost(pointers: readonly Pointer[]): readonly Pointer[] {
  const all = [...new Set(pointers)];
  return all
    .filter((one) => !all.some((other) => other !== one && one.startsWith(`${other}/`)))
    .sort((left, right) => compare(splitPointer(right), splitPointer(left)));
}

function compare(left: readonly string[], right: readonly string[]): number {
  const index = left.findIndex((token, place) => token !== right[place]);
  const [one, other] = [left[index], right[index]];
  if (one === undefined || other === undefined) return left.length - right.length;
  const isNumbers = /^\d+$/.test(one) && /^\d+$/.test(other);
  return isNumbers ? Number(one) - Number(other) : one < other ? -1 : 1;
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  const isInside = (inner: Range, outer: Range): boolean =>
    outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from;
  const outer = ranges.filter((one) => !ranges.some((other) => isInside(one, other)));
  return spliced(
    text,
    outer.map((range) => ({ range, text: '' })),
  );
}
