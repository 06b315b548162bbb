import type { Change, Draft, FileEdit, Operation } from '#designer/edit';
import { findTree, textsOf } from '#designer/edit';
import type { Merged, Question } from './Merged.ts';
import { linesOf } from './mergeLines.ts';

/** What a person decided. `base`: neither, it stays as it was. */
export type Answer = 'mine' | 'theirs' | 'base';

type Decided = readonly [Question, 'mine' | 'theirs'];

/**
 * The change that carries out what was decided, on the merged draft. Questions that are not in `answers` stay as they are in it. The
 * version that is not taken stays in the question, and in the draft of whoever wrote it.
 */
export function answerChange(
  { draft, questions }: Pick<Merged, 'draft' | 'questions'>,
  answers: ReadonlyMap<Question, Answer>,
): Change {
  const byFile = new Map<string, Decided[]>();
  for (const question of questions) {
    const answer = answers.get(question) ?? 'base';
    if (answer === 'base') continue;
    byFile.set(question.file, [...(byFile.get(question.file) ?? []), [question, answer]]);
  }
  return [...byFile].flatMap(([file, decided]) => {
    const backwards = [...decided].reverse();
    return placesEdit(draft, file, backwards) ?? textEdit(draft, file, backwards);
  });
}

/** `decided` goes from the last to the first, so that what is taken out of a list does not move the places before it. */
function placesEdit(
  draft: Draft,
  file: string,
  decided: readonly Decided[],
): readonly FileEdit[] | undefined {
  const operations = decided.flatMap(([question, answer]): readonly Operation[] => {
    if (question.kind !== 'value' && question.kind !== 'order') return [];
    const { pointer } = question;
    const value = question[answer];
    const isThere = !pointer.endsWith('/-') && findTree(draft, file, pointer) !== undefined;
    if (value === undefined) return isThere ? [{ op: 'remove', path: pointer }] : [];
    const operation: Operation = isThere
      ? { op: 'replace', path: pointer, value }
      : { op: 'add', path: pointer, value };
    return [operation];
  });
  return operations.length > 0 ? [{ file, operations }] : undefined;
}

function textEdit(draft: Draft, file: string, decided: readonly Decided[]): readonly FileEdit[] {
  const from = textsOf(draft).get(file) ?? null;
  const to = decided.reduce<string | null>((text, [question, answer]) => {
    if (question.kind === 'file') return question[answer];
    if (question.kind !== 'lines') return text;
    const lines = linesOf(text ?? '');
    const behind = lines.slice(question.line + question.base.length);
    return [...lines.slice(0, question.line), ...question[answer], ...behind].join('');
  }, from);
  return to === from ? [] : [{ file, from, to }];
}
