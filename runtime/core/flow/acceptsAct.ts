import { type JsonObject, own } from '#core/base';
import { mayHold, test } from '#core/condition';
import type { FlowTable, StatePath, TransitionRow } from './FlowTable.ts';
import { ROOT } from './resolveTarget.ts';

/** `state`: no active state knows the event; `guard`: one does, but no condition holds. */
export type Acceptance = 'yes' | 'state' | 'guard';

/** What the author has not filled in yet: for `open` the record is the act's data. */
const UNKNOWN = ['act', 'record'];

/**
 * Whether the chart would take a transition on an event. XState asks a state's ancestors only when the state
 * itself has no transition to take, and parallel regions each for themselves; so one active state or the root with
 * a row whose condition holds is exactly "at least one transition is taken" (SPEC H2).
 *
 * `scope` is built only when a condition has to be asked. Without data the answer is whether some data may do.
 */
export function acceptsAct(
  table: FlowTable,
  states: readonly StatePath[],
  act: string,
  scope: JsonObject | (() => JsonObject),
  { withData }: { readonly withData: boolean },
): Acceptance {
  const rows = rowsFor(table, states, act);
  if (rows.length === 0) return 'state';
  if (rows.some((row) => row.guard === undefined)) return 'yes';
  const known = typeof scope === 'function' ? scope() : scope;
  const unknown = act === 'open' ? UNKNOWN : UNKNOWN.slice(0, 1);
  const holds = (row: TransitionRow): boolean => {
    const guard = row.guard ?? true;
    return withData ? test(guard, known) : mayHold(guard, known, unknown);
  };
  return rows.some(holds) ? 'yes' : 'guard';
}

/** The rows for an event in the active states and the root, innermost last. */
export function rowsFor(
  table: FlowTable,
  states: readonly StatePath[],
  event: string,
): readonly TransitionRow[] {
  const found: TransitionRow[] = [];
  for (const path of [ROOT, ...states]) {
    const row = own(table.states, path);
    if (row === undefined) continue;
    for (const transition of own(row.on, event) ?? []) found.push(transition);
  }
  return found;
}
