import { isObject, type JsonObject, joinPointer, own, type Pointer, splitPointer } from '#core/base';
import { isCalculated } from '#core/calc';
import { validate } from '#core/condition';
import type { ActionFile, CaseEvent, Edit, Flow, Form } from '#core/model';
import { fieldTitle, placeOf, reasons, type RuleKit, wordsOf } from '#core/rules';
import { judgeAsked, limitsOf } from './attachments.ts';
import { ALLOW, type Judgement, refuse } from './Judgement.ts';
import type { Document } from './judgeShape.ts';

/**
 * An act that edits the record, as far as it can be judged without the record (SPEC W7): edits and no data, at the listed
 * places, and with values that the place can have at all.
 */
export function judgeEdits(kit: RuleKit, flow: Flow, action: ActionFile, event: CaseEvent): Judgement {
  const { data } = event;
  const edits = event.edits ?? [];
  const form = own(kit.forms, flow.form);
  if (data !== undefined && Object.keys(data).length > 0) {
    return refuse('data', '/data', reasons.dataUnasked(wordsOf(action.title)));
  }
  if (edits.length === 0) return refuse('edits', '/edits', reasons.editsMissing());
  const allowed = action.edits ?? [];
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index];
    if (edit === undefined || form === undefined) continue;
    const place = joinPointer(['edits', index]);
    if (!allowed.some((root) => isWithin(edit.pointer, root))) {
      return refuse('edits', place, reasons.editsElsewhere(fieldTitle(form, edit.pointer)));
    }
    const judgement = judgeValue(form, edits, edit, place);
    if (!judgement.allow) return judgement;
  }
  return judgeAsked(event as unknown as Document, form === undefined ? [] : limitsOf(form.schema));
}

/** The value of an edit whose place no other edit of the event touches. Taking a value away is judged with the record. */
function judgeValue(form: Form, edits: readonly Edit[], edit: Edit, place: Pointer): Judgement {
  const { pointer, to } = edit;
  if (isCalculated(form.schema, pointer)) {
    return refuse('edits', place, reasons.editsCalculated(fieldTitle(form, pointer)));
  }
  const isAlone = !edits.some(
    (other) => other !== edit && (isWithin(other.pointer, pointer) || isWithin(pointer, other.pointer)),
  );
  if (to === undefined || !isAlone) return ALLOW;
  const schema = findSchema(form.schema, pointer);
  const [violation] = schema === undefined ? [] : validate(schema, to);
  if (violation === undefined) return ALLOW;
  const field = fieldTitle(form, pointer + placeOf(violation));
  return refuse('edits', `${place}/to${placeOf(violation)}`, reasons.editsWrong(field));
}

/** The schema that always judges this place: by `properties` and `items` alone, since all else depends on the record. */
function findSchema(schema: JsonObject, pointer: Pointer): JsonObject | boolean | undefined {
  let here: unknown = schema;
  for (const token of splitPointer(pointer)) {
    if (!isObject(here)) return undefined;
    const properties = own(here, 'properties');
    const property = isObject(properties) ? own(properties, token) : undefined;
    here = property ?? (/^(?:-|\d+)$/.test(token) ? own(here, 'items') : undefined);
  }
  return isObject(here) || typeof here === 'boolean' ? here : undefined;
}

function isWithin(pointer: Pointer, place: Pointer): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}
