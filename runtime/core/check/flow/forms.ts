/** Prevents: an act that asks for a form that does not exist, and a case title made of fields that do not. */
import { own, type Pointer, type Problem } from '#core/base';
import { isCalculated } from '#core/calc';
import { type ActionFile, type Flow, hintFor, type Kit } from '#core/model';
import type { FlowCheck, Place } from '../Check.ts';
import { checkProblem, type CheckCode } from '../codes.ts';
import { schemasAtPointer } from '../fields.ts';
import { unlessKnown } from '../names.ts';
import { fieldPointers } from '../form/fieldsOf.ts';

export const forms: FlowCheck = ({ kit, flow, at }) => {
  const known = Object.keys(kit.forms);
  const ofActions = Object.entries(flow.actions).flatMap(([act, { form }]) =>
    form === undefined ? [] : unlessKnown('flow.form-unknown', at('actions', act, 'form'), form, known),
  );
  return [...unlessKnown('flow.form-unknown', at('form'), flow.form, known), ...ofActions];
};

export const summary: FlowCheck = ({ kit, flow, at }) =>
  flow.summary.flatMap((pointer, index) =>
    unlessField('flow.field-unknown', at('summary', index), kit, flow.form, pointer),
  );

export const edits: FlowCheck = ({ kit, flow, at }) =>
  Object.entries(flow.actions).flatMap(([act, action]) => [
    ...(action.edits ?? []).flatMap((pointer, index) =>
      unlessField('flow.field-unknown', at('actions', act, 'edits', index), kit, flow.form, pointer),
    ),
    ...calculatedEdits(kit, flow, act, action, at),
    ...(action.edits !== undefined && action.form !== undefined
      ? [
          checkProblem('action.edits-with-form', at().file, at('actions', act, 'form').pointer, {
            action: action.title,
          }),
        ]
      : []),
  ]);

/** What is calculated cannot be edited: the edit would never be taken. */
function calculatedEdits(
  kit: Kit,
  flow: Flow,
  act: string,
  action: ActionFile,
  at: (...steps: readonly (string | number)[]) => Place,
): readonly Problem[] {
  const form = own(kit.forms, flow.form);
  return (action.edits ?? []).flatMap((pointer, index) => {
    if (form === undefined || !isCalculated(form.schema, pointer)) return [];
    const { file, pointer: place } = at('actions', act, 'edits', index);
    return [checkProblem('action.edits-calculated', file, place, { action: action.title, field: pointer })];
  });
}

/** One problem unless the form has the field; none when there is no such form, which another check says. */
export function unlessField(
  code: Extract<CheckCode, 'flow.field-unknown' | 'list.field-unknown'>,
  place: Place,
  kit: Kit,
  formId: string,
  pointer: Pointer,
): readonly Problem[] {
  const form = own(kit.forms, formId);
  if (form === undefined || schemasAtPointer(form.schema, pointer).length > 0) return [];
  const hint = hintFor(pointer, fieldPointers(form.schema));
  return [checkProblem(code, place.file, place.pointer, { form: formId, pointer, hint })];
}
