/** Prevents: a flow that cannot begin, and states that people wait for in vain because nothing leads to them. */
import { own } from '#core/base';
import { flowTable, stateTitle } from '#core/flow';
import type { FlowCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { edgesOf, reachable } from './graph.ts';
import { nodesOf } from './nodes.ts';

export const opening: FlowCheck = ({ flow, at }) => {
  const table = flowTable(flow);
  const opens = ['', ...table.initial]
    .flatMap((path) => edgesOf(table, path))
    .some((edge) => edge.event === 'open' && edge.row.targets.length > 0);
  return opens ? [] : [checkProblem('chart.open-missing', at().file, at('chart').pointer)];
};

export const reach: FlowCheck = ({ flow, at }) => {
  const table = flowTable(flow);
  const found = reachable(table);
  // Below an unreachable state everything is unreachable: the topmost says it.
  const topmost = nodesOf(flow.chart).filter(({ path }) => {
    const parent = own(table.states, path)?.parent ?? '';
    return !found.has(path) && found.has(parent) && own(table.states, path)?.kind !== 'history';
  });
  return topmost.map(({ path, pointer }) =>
    checkProblem('chart.state-unreachable', at().file, pointer, { state: stateTitle(flow, path) }),
  );
};
