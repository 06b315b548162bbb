import { equalJson, getAt, own, type Pointer } from '#core/base';
import { aroundAt, calculate } from '#core/calc';
import type { CaseEvent, Edit, Kit, Question } from '#core/model';
import { mergeEdits } from '#core/rules';
import type { Draft } from './Draft.ts';

/**
 * Merges an applied event's edits into the record; what differs becomes a question (SPEC P6). What follows from the edited fields
 * is calculated again, for the day of the event, and so never asked about.
 */
export function applyEdits(kit: Kit, draft: Draft, event: CaseEvent, at: number): void {
  const edits = event.edits ?? [];
  if (edits.length === 0) return;
  const { facts } = draft;
  const { record: merged, outcomes } = mergeEdits(facts.record, facts.questions, edits);
  const form = own(kit.forms, draft.flow.form);
  const record = form === undefined ? merged : calculate(form.schema, merged, aroundAt(kit, at));
  const raised: Question[] = [];
  edits.forEach((edit, index) => {
    if (outcomes[index] !== 'differs') return;
    raised.push({
      pointer: edit.pointer,
      current: getAt(record, edit.pointer),
      currentFrom: setterOf(draft, edit.pointer),
      other: edit.to,
      otherFrom: event._id,
    });
  });
  facts.record = record;
  edits.forEach(({ pointer }, index) => {
    if (outcomes[index] !== 'set') return;
    draft.setters.delete(pointer);
    draft.setters.set(pointer, event._id);
  });
  const open = facts.questions.filter((question) => !edits.some((edit) => answers(edit, question)));
  facts.questions = settleQuestions(draft, [...open, ...raised], event);
}

function answers({ pointer, answers: ids }: Edit, question: Question): boolean {
  return pointer === question.pointer && ids?.includes(question.otherFrom) === true;
}

/** Brings the questions up to the record as it stands; one whose two values have become the same is none. */
function settleQuestions(
  draft: Draft,
  questions: readonly Question[],
  event: CaseEvent,
): readonly Question[] {
  const settled: Question[] = [];
  for (const question of questions) {
    const current = getAt(draft.facts.record, question.pointer);
    if (equalJson(current, question.other)) continue;
    const asked = settled.some(
      ({ pointer, other }) => pointer === question.pointer && equalJson(other, question.other),
    );
    if (asked) continue;
    const stands = equalJson(current, question.current);
    settled.push(stands ? question : { ...question, current, currentFrom: event._id });
  }
  return settled;
}

/** The event that last put a value at a place, above it or below it; null for the opening. */
function setterOf(draft: Draft, pointer: Pointer): string | null {
  let found: string | null = null;
  for (const [place, event] of draft.setters) {
    if (place === pointer || isBelow(place, pointer) || isBelow(pointer, place)) found = event;
  }
  return found;
}

function isBelow(pointer: Pointer, above: Pointer): boolean {
  return pointer.startsWith(`${above}/`);
}
