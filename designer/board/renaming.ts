/** Calling an option otherwise that other places speak of: the same option with other words, or another option. */
import type { Language, Text } from '#core';
import { applyChange, type Change, type Draft } from '#designer/edit';
import {
  addOptionBehind,
  findItem,
  optionsOf,
  outlineOf,
  renameOption,
  type Commanded,
  type FreshName,
  type Item,
  type Target,
} from '#designer/form';
import { say, type Remedy, type Repair } from '#designer/refs';
import { removingOption, repairChange } from './removing.ts';

export interface Renaming {
  /** What it was called before, and what now. */
  readonly before: string;
  readonly now: string;
  /** What speaks of it. */
  readonly repairs: readonly Repair[];
}

/** What speaks of an option that has just been called otherwise; undefined when nothing does. */
export function renamingOption(
  target: Target,
  item: Item,
  index: number,
  before: string,
): Renaming | undefined {
  const options = optionsOf(item);
  const now = options?.source === 'own' ? options.list[index]?.title : undefined;
  if (now === undefined || now === before) return undefined;
  const removing = removingOption(target, item, index);
  return removing.status === 'unused' ? undefined : { before, now, repairs: removing.repairs };
}

/** A renaming as it was decided. */
interface Renamed {
  readonly index: number;
  /** The language of the words that were typed: the town's first. */
  readonly language: Language;
  readonly before: string;
  readonly now: string;
  /** What it is called in the other languages from now on. */
  readonly others: ReadonlyMap<Language, string>;
}

/** The same option: only what it is called in other languages is put right. */
export function sameOption(target: Target, renamed: Renamed): Commanded {
  const { index, others } = renamed;
  return inOneStep(
    target,
    renamed,
    [...others].map(
      ([language, words]) =>
        (draft) =>
          renameOption({ ...target, draft }, index, words, language),
    ),
  );
}

/**
 * Another option: the old one keeps its words, for the records that have it; the new one stands behind it, and what looked at the old
 * one looks at the new one.
 */
export function anotherOption(target: Target, renamed: Renamed, fresh: FreshName): Commanded {
  const { index, language, before, now, others } = renamed;
  const words = new Map([...others, [language, now]]);
  return inOneStep(target, renamed, [
    (draft) => renameOption({ ...target, draft }, index, before, language),
    (draft) => addOptionBehind({ ...target, draft }, index, words, fresh),
    (draft) => ready(target, pointOn({ ...target, draft }, index)),
  ]);
}

/** What names the option at `index` names the one behind it. */
function pointOn(target: Target, index: number): Change {
  const outline = outlineOf(target.draft, target.form);
  const item = outline && findItem(outline, target.pointer);
  const removing = item && removingOption(target, item, index);
  if (item === undefined || removing?.status !== 'used') return [];
  const { removal, repairs } = removing;
  const options = optionsOf(item);
  const next = options?.source === 'own' ? options.list[index + 1] : undefined;
  const to = removal.candidates.find((one) => one.kind === 'option' && one.value === next?.value);
  const decided = new Map(
    repairs.map((repair): readonly [Repair, Remedy] => {
      const isPossible = to !== undefined && repair.possible.includes('replace');
      return [repair, isPossible ? { kind: 'replace', to } : { kind: 'leave' }];
    }),
  );
  return repairChange(removal, repairs, decided);
}

const LABEL: Text = say('修改选项文字', 'Change the words of an option');

function ready({ pointer }: Target, change: Change): Commanded {
  return { status: 'ready', command: { label: LABEL, change, focus: pointer } };
}

/** Several commands as one, joined with the typing before it, so that one undo takes back all of it. */
function inOneStep(
  target: Target,
  { index, language }: Renamed,
  steps: readonly ((draft: Draft) => Commanded)[],
): Commanded {
  const { form, pointer } = target;
  const edits: Change[number][] = [];
  let { draft } = target;
  let label = LABEL;
  for (const step of steps) {
    const made = step(draft);
    if (made.status === 'refused') return made;
    const changed = applyChange(draft, made.command.change);
    if (changed.status === 'failed') return made;
    ({ draft } = changed);
    edits.push(...made.command.change);
    if (made.command.change.length > 0) ({ label } = made.command);
  }
  const joins = `${form} ${pointer} option ${String(index)} ${language}`;
  return { status: 'ready', command: { label, change: edits, focus: pointer, joins } };
}
