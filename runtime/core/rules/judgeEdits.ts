import { type JsonObject, own, type Pointer } from '#core/base';
import type { Violation } from '#core/condition';
import { aroundAt, calculate, isCalculated, validateRecord } from '#core/calc';
import type { Edit, Flow } from '#core/model';
import type { CaseFacts, RuleKit } from './Actor.ts';
import { fieldTitle, placeOf } from './fieldTitle.ts';
import { explainCheck, type Fault } from './judgeData.ts';
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
  at?: number,
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
  const calculated = edits.filter(({ pointer }) => isCalculated(form.schema, pointer));
  if (calculated.length > 0) {
    const fields = calculated.map(({ pointer }) => fieldTitle(form, pointer));
    return { reason: reasons.editsCalculated(listWords(fields, 'plain')), violations: [] };
  }
  // What the author meant must be right too: where another value stands, theirs waits in a question to be chosen.
  const { record } = mergeEdits(facts.record, facts.questions ?? [], edits);
  const around = aroundAt(kit, at);
  const judge = (one: JsonObject): readonly Violation[] =>
    validateRecord(form.schema, calculate(form.schema, one, around), around);
  const merged = judge(record);
  const violations = merged.length > 0 ? merged : judge(intendedRecord(facts.record, edits));
  if (violations.length === 0) return undefined;
  const reason = explainCheck(form, violations);
  if (reason !== undefined) return { reason, violations };
  const fields = violations.map((violation) => fieldTitle(form, placeOf(violation)));
  return { reason: reasons.editsWrong(listWords(fields, 'plain')), violations };
}

function isWithin(pointer: Pointer, place: Pointer): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}
