/** Prevents: `during` and `pauses` that name a state which the chart does not have, so that they never hold. */
import { flowTable } from '#core/flow';
import type { FlowCheck, Place } from '../Check.ts';
import { unlessKnown } from '../names.ts';

export const states: FlowCheck = ({ flow, at }) => {
  const known = flowTable(flow).order.filter((path) => path !== '');
  const named = (paths: readonly string[] | undefined, place: (index: number) => Place) =>
    (paths ?? []).flatMap((path, index) => unlessKnown('flow.state-unknown', place(index), path, known));
  return [
    ...Object.entries(flow.actions).flatMap(([act, { during }]) =>
      named(during, (index) => at('actions', act, 'during', index)),
    ),
    ...Object.entries(flow.deadlines ?? {}).flatMap(([id, { during, pauses }]) => [
      ...named(during, (index) => at('deadlines', id, 'during', index)),
      ...named(pauses, (index) => at('deadlines', id, 'pauses', index)),
    ]),
    ...flow.audience.flatMap(({ during }, entry) =>
      named(during, (index) => at('audience', entry, 'during', index)),
    ),
    ...Object.entries(flow.prints ?? {}).flatMap(([id, { during }]) =>
      named(during, (index) => at('prints', id, 'during', index)),
    ),
  ];
};
