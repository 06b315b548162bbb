import type { Text } from '#core';
import { applyChange, differences, textsOf, type Draft, type FileEdit } from '#designer/edit';
import type { Command } from '#designer/form';
import { answerChange, type Answer, type Merged, type Question } from '#designer/merge';

/** One step from the files of a draft to others. */
export function stepTo(from: Draft, to: ReadonlyMap<string, string>, label: Text): Command {
  const texts = textsOf(from);
  const change = differences(texts, to).map(([file, text]): FileEdit => ({
    file,
    from: texts.get(file) ?? null,
    to: text,
  }));
  return { label, change, focus: '' };
}

/** One step from my draft to the merged one, with what was decided; undefined when the answers do not fit it. */
export function mergeCommand(
  mine: Draft,
  merged: Merged,
  answers: ReadonlyMap<Question, Answer>,
  label: Text,
): Command | undefined {
  const decided = applyChange(merged.draft, answerChange(merged, answers));
  return decided.status === 'failed' ? undefined : stepTo(mine, textsOf(decided.draft), label);
}
