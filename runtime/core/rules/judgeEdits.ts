import { own, type Pointer } from '#core/base';
import { validate } from '#core/condition';
import type { Edit, Flow } from '#core/model';
import type { CaseFacts, RuleKit } from './Actor.ts';
import { fieldTitle, placeOf } from './fieldTitle.ts';
import type { Fault } from './judgeData.ts';
import { intendedRecord, mergeEdits } from './mergeEdits.ts';
import { reasons } from './reasons.ts';
import { listWords, wordsOf } from './words.ts';

/** Judges an act's edits (SPEC R7): where they are, and whether the record is valid after them. */
export function judgeEdits(
  kit: RuleKit,
  flow: Flow,
  act: string,
  edits: readonly Edit[],
  facts: CaseFacts,
): Fault | undefined {
  const action = own(flow.actions, act);
  const form = own(kit.forms, flow.form);
  if (action === undefined || form === undefined) return undefined;
  const allowed = action.edits;
  if (allowed === undefined) {
    return edits.length === 0
      ? undefined
      : { reason: reasons.editsUnasked(wordsOf(action.title)), violations: [] };
  }
  if (edits.length === 0) return { reason: reasons.editsMissing(), violations: [] };
  const elsewhere = edits.filter(({ pointer }) => !allowed.some((place) => isWithin(pointer, place)));
  if (elsewhere.length > 0) {
    const fields = elsewhere.map(({ pointer }) => fieldTitle(form, pointer));
    return { reason: reasons.editsElsewhere(listWords(fields, 'plain')), violations: [] };
  }
  // What the author meant must be right too: where another value stands, theirs waits in a question to be chosen.
  const { record } = mergeEdits(facts.record, facts.questions ?? [], edits);
  const merged = validate(form.schema, record);
  const violations = merged.length > 0 ? merged : validate(form.schema, intendedRecord(facts.record, edits));
  if (violations.length === 0) return undefined;
  const fields = violations.map((violation) => fieldTitle(form, placeOf(violation)));
  return { reason: reasons.editsWrong(listWords(fields, 'plain')), violations };
}

function isWithin(pointer: Pointer, place: Pointer): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}
