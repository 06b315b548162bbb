import type { JsonObject, JsonValue, Pointer } from '#core/base';
import { aroundFilling, evaluate } from '#core/calc';
import { test } from '#core/condition';
import { type ActionFile, formOf, type Kit } from '#core/model';
import { schemaAt } from './schemaAt.ts';

/** An answer that was found out and may be changed. */
export interface Proposal {
  /** In the act's form. */
  readonly pointer: Pointer;
  readonly value: JsonValue;
}

/**
 * What an act's `prefill` finds out from the record of its case at `now` (ms), for the form to begin with (SPEC F9). A value that the
 * field would not take is left out: a proposal must not be a mistake to be mended first.
 */
export function proposalsFor(
  kit: Kit,
  action: Pick<ActionFile, 'form' | 'prefill'>,
  record: JsonObject,
  now: number,
): readonly Proposal[] {
  const form = formOf(kit, action.form ?? '');
  if (form === undefined) return [];
  const around = aroundFilling(kit, now);
  return Object.entries(action.prefill ?? {}).flatMap(([pointer, expression]): readonly Proposal[] => {
    const value = evaluate(expression, record, around);
    const schema = schemaAt(form.schema, pointer);
    return value === undefined || schema === undefined || !test(schema, value) ? [] : [{ pointer, value }];
  });
}
