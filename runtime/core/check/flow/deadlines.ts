/** Prevents: a deadline that never starts, or cannot be extended as its author believes. */
import { isObject, own, type Problem } from '#core/base';
import type { FlowCheck, FlowSubject } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { schemasAtPointer } from '../fields.ts';
import { unlessKnown } from '../names.ts';

export const deadlines: FlowCheck = (subject) => {
  const { flow, at } = subject;
  const acts = Object.keys(flow.actions);
  return Object.entries(flow.deadlines ?? {}).flatMap(([id, deadline]) => [
    ...(deadline.from === undefined
      ? []
      : unlessKnown('flow.act-unknown', at('deadlines', id, 'from'), deadline.from, acts)),
    ...(deadline.extendedBy === undefined
      ? []
      : [
          ...unlessKnown(
            'flow.act-unknown',
            at('deadlines', id, 'extendedBy', 'act'),
            deadline.extendedBy.act,
            acts,
          ),
          ...unlessDate(subject, id, deadline.extendedBy),
        ]),
  ]);
};

function unlessDate(
  { kit, flow, at }: FlowSubject,
  id: string,
  { act, until }: { readonly act: string; readonly until: string },
): readonly Problem[] {
  const action = own(flow.actions, act);
  if (action === undefined) return [];
  const form = action.form === undefined ? undefined : own(kit.forms, action.form);
  if (action.form !== undefined && form === undefined) return [];
  const found = form === undefined ? [] : schemasAtPointer(form.schema, until);
  if (found.some((schema) => isObject(schema) && own(schema, 'format') === 'date')) return [];
  const place = at('deadlines', id, 'extendedBy', 'until');
  const params = { form: action.form ?? '—', pointer: until };
  return [checkProblem('deadline.until-wrong', place.file, place.pointer, params)];
}
