import { equalJson, getAt, isObject, type JsonObject, setAt } from '#core/base';
import type { Edit, Question } from '#core/model';

/** `set`: the value is in the record now; `same`: it was there; `differs`: another value stands, a person must decide. */
type EditOutcome = 'set' | 'same' | 'differs';

export interface Merged {
  readonly record: JsonObject;
  /** One for each edit. */
  readonly outcomes: readonly EditOutcome[];
}

/** The record after the edits of one event, by SPEC P6. The given record is not changed. */
export function mergeEdits(
  record: JsonObject,
  questions: readonly Question[],
  edits: readonly Edit[],
): Merged {
  let merged = record;
  const outcomes = edits.map((edit): EditOutcome => {
    const present = getAt(merged, edit.pointer);
    if (equalJson(present, edit.to)) return 'same';
    if (!equalJson(present, edit.from) && !hasSeen(edit, questions)) return 'differs';
    const next = setAt(merged, edit.pointer, edit.to);
    // A place that cannot be reached any more (its list is shorter now) or the whole record turned into a text.
    if (!isObject(next) || next === merged) return 'differs';
    if (edit.to !== undefined && !equalJson(getAt(next, edit.pointer), edit.to)) return 'differs';
    merged = next;
    return 'set';
  });
  return { record: merged, outcomes };
}

/** The record as the author meant it, whatever stands there now. */
export function intendedRecord(record: JsonObject, edits: readonly Edit[]): JsonObject {
  return edits.reduce<JsonObject>((all, { pointer, to }) => {
    const next = setAt(all, pointer, to);
    return isObject(next) ? next : all;
  }, record);
}

/** An answer may replace a value that its author did not start from, if it is one of those they decided about. */
function hasSeen({ pointer, answers }: Edit, questions: readonly Question[]): boolean {
  if (answers === undefined) return false;
  return questions.some(
    (question) =>
      question.pointer === pointer &&
      answers.includes(question.otherFrom) &&
      (question.currentFrom === null || answers.includes(question.currentFrom)),
  );
}
