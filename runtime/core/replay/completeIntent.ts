import { own } from '#core/base';
import { aroundFilling, calculate, isCalculated } from '#core/calc';
import type { Flow, Kit } from '#core/model';
import { formOf, type Intent } from '#core/rules';

/**
 * The intent as it is sent at `at` (ms): with its form's calculated fields as they follow from the data at that moment, and without
 * edits of such fields, because the replay calculates them from the fields that were edited (SPEC X3).
 */
export function completeIntent(kit: Kit, flow: Flow, intent: Intent, at: number): Intent {
  const { act, data, edits } = intent;
  const form = formOf(kit, flow, act);
  const record = own(kit.forms, flow.form);
  return {
    ...intent,
    at,
    ...(data === undefined || form === undefined
      ? {}
      : { data: calculate(form.schema, data, aroundFilling(kit, at)) }),
    ...(edits === undefined || record === undefined
      ? {}
      : { edits: edits.filter(({ pointer }) => !isCalculated(record.schema, pointer)) }),
  };
}
