/** Prevents: an event of the chart that nobody may send, and an act whose button never appears. */
import { flowTable, statesKnowing } from '#core/flow';
import { own } from '#core/base';
import { hintFor } from '#core/model';
import { nodesOf, transitionsOf } from '../chart/nodes.ts';
import type { FlowCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';

export const events: FlowCheck = ({ flow, at }) => {
  const table = flowTable(flow);
  return table.acts
    .filter((event) => event !== '' && !event.includes('*') && own(flow.actions, event) === undefined)
    .map((event) => {
      const state = statesKnowing(table, event)[0] ?? '';
      const transitions = nodesOf(flow.chart)
        .filter(({ path }) => path === state)
        .flatMap(transitionsOf);
      const pointer = transitions.find((one) => one.event === event)?.pointer ?? '/chart';
      return checkProblem('flow.event-without-action', at().file, pointer, { name: event });
    });
};

export const possible: FlowCheck = ({ flow, at }) => {
  const acts = flowTable(flow).acts;
  return (
    Object.entries(flow.actions)
      // That a chart does not begin with `open` is said of the chart.
      .filter(([act, { during }]) => act !== 'open' && !acts.includes(act) && during === undefined)
      .map(([act, { title }]) =>
        checkProblem('action.never-possible', at().file, at('actions', act).pointer, { action: title }),
      )
  );
};

export const deadlineEvents: FlowCheck = ({ flow, at }) => {
  const known = Object.keys(flow.deadlines ?? {});
  return nodesOf(flow.chart)
    .flatMap(transitionsOf)
    .flatMap(({ event, pointer }) => {
      const name = event?.startsWith('deadline.') === true ? event.slice('deadline.'.length) : undefined;
      if (name === undefined || known.includes(name)) return [];
      return [checkProblem('deadline.unknown', at().file, pointer, { name, hint: hintFor(name, known) })];
    });
};
