/** Prevents: an act's form that begins with nothing, or with something its field does not take (SPEC F9). */
import { own, type Problem, splitPointer } from '#core/base';
import { expressionProblems } from '#core/calc';
import type { FlowCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { factsOf, fits, kindAt } from '../form/calculations.ts';

export const prefills: FlowCheck = ({ kit, flow, at }) =>
  Object.entries(flow.actions).flatMap(([act, action]) =>
    Object.entries(action.prefill ?? {}).flatMap(([pointer, expression]): readonly Problem[] => {
      const asked = own(kit.forms, action.form ?? '');
      const record = own(kit.forms, flow.form);
      const steps = splitPointer(pointer);
      const wanted = asked === undefined ? undefined : kindAt(asked.schema, steps, steps.length);
      if (record === undefined) return [];
      const { problems, gives } = expressionProblems(expression, {
        inEntry: false,
        kindAt: (place) => kindAt(record.schema, place.steps, 0),
        factsOf: (table) => factsOf(kit, table),
      });
      if (wanted !== undefined && problems.length === 0 && fits(wanted, gives)) return [];
      const place = at('actions', act, 'prefill', pointer);
      const inside = wanted === undefined ? '' : (problems[0]?.pointer ?? '');
      return [
        checkProblem('action.prefill-wrong', place.file, place.pointer + inside, {
          action: action.title,
          field: pointer,
        }),
      ];
    }),
  );
