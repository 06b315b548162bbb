import type { Text } from '#core';
import { joinPointer } from '#core';
import type { Draft, DraftFile } from '#designer/edit';
import { applyChange, textOf } from '#designer/edit';
import { describe } from '#designer/describe';
import { answerChange } from './answers.ts';
import type { Asked } from './Asked.ts';
import type { Merged, Question } from './Merged.ts';
import { mergeLines } from './mergeLines.ts';
import { mergeTrees } from './mergeTrees.ts';
import { questionWords } from './questionWords.ts';

export interface Sides {
  readonly base: Draft;
  readonly mine: Draft;
  readonly theirs: Draft;
  /** What the other is called in questions. */
  readonly name?: Text;
}

/**
 * Merges two drafts that began with the same config. The same places changed alike, or changed by one side only, merge; the others
 * become questions. Files that only one side changed stay as that side has them, to the byte. Never throws.
 */
export function mergeDrafts({ base, mine, theirs, name = SOMEBODY }: Sides): Merged {
  const files = new Map<string, DraftFile>();
  const asked: (Asked & { readonly file: string })[] = [];
  for (const path of [...new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])].sort()) {
    const { file, questions } = mergeFile(base.get(path), mine.get(path), theirs.get(path));
    if (file) files.set(path, file);
    for (const question of questions) asked.push({ ...question, file: path });
  }
  const questions = asked.map((one) => ({ ...one, sentence: questionWords(base, one, name) }));
  return { draft: files, questions, taken: describe(mine, withMine(files, questions)) };
}

const SOMEBODY: Text = { 'zh-CN': '对方', en: 'the other person' };

/** What is merged if every question goes my way: nothing that is still asked about counts as come in. */
function withMine(draft: Draft, questions: readonly Question[]): Draft {
  const answers = new Map(questions.map((one) => [one, 'mine'] as const));
  const changed = applyChange(draft, answerChange({ draft, questions }, answers));
  return changed.status === 'changed' ? changed.draft : draft;
}

type MaybeFile = DraftFile | undefined;

interface MergedFile {
  readonly file: MaybeFile;
  readonly questions: readonly Asked[];
}

function mergeFile(base: MaybeFile, mine: MaybeFile, theirs: MaybeFile): MergedFile {
  const [old, left, right] = [textIn(base), textIn(mine), textIn(theirs)];
  if (left === right || right === old) return { file: mine, questions: [] };
  if (left === old) return { file: theirs, questions: [] };
  const merged = mergePlaces(base, mine, theirs) ?? mergeText(base, old, left, right);
  return merged ?? { file: base, questions: [{ kind: 'file', base: old, mine: left, theirs: right }] };
}

function textIn(file: MaybeFile): string | null {
  return file ? textOf(file) : null;
}

function mergePlaces(base: MaybeFile, mine: MaybeFile, theirs: MaybeFile): MergedFile | undefined {
  if (base?.kind !== 'json' || mine?.kind !== 'json' || theirs?.kind !== 'json') return undefined;
  const { tree, clashes } = mergeTrees(base.root, mine.root, theirs.root);
  const questions = clashes.map(({ tokens, ...clash }): Asked => ({
    ...clash,
    pointer: joinPointer(tokens),
  }));
  return { file: tree ? { kind: 'json', root: tree } : base, questions };
}

function mergeText(
  base: MaybeFile,
  old: string | null,
  left: string | null,
  right: string | null,
): MergedFile | undefined {
  if (base?.kind !== 'text' || old === null || left === null || right === null) return undefined;
  const lines = mergeLines(old, left, right);
  return (
    lines && {
      file: { ...base, text: lines.text },
      questions: lines.clashes.map((clash): Asked => ({ kind: 'lines', ...clash })),
    }
  );
}
