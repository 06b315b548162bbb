/** Prevents: a transition to a state that was renamed or never made, and a chart that XState does not accept. */
import { isObject, own, type Pointer, type Problem } from '#core/base';
import { flowTable, type Unresolved } from '#core/flow';
import { hintFor } from '#core/model';
import { createMachine, initialTransition } from 'xstate';
import type { FlowCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { type ChartNode, nodesOf, transitionsOf } from './nodes.ts';

export const targets: FlowCheck = ({ flow, at }) => {
  const table = flowTable(flow);
  const nodes = nodesOf(flow.chart);
  const known = table.order.filter((path) => path !== '');
  const missing = table.unresolved.map((one): Problem => {
    const params = { name: one.target, hint: hintFor(one.target, known) };
    return checkProblem('chart.target-unknown', at().file, placeOf(nodes, one), params);
  });
  if (missing.length > 0) return missing;
  const reason = refusal(flow.chart);
  return reason === undefined ? [] : [checkProblem('chart.refused', at().file, '/chart', { reason })];
};

function placeOf(nodes: readonly ChartNode[], { state, event, target }: Unresolved): Pointer {
  const node = nodes.find(({ path }) => path === state);
  if (node === undefined) return '/chart';
  for (const transition of transitionsOf(node)) {
    if (transition.event !== event) continue;
    const { written, pointer } = transition;
    if (written === target) return pointer;
    const named = isObject(written) ? own(written, 'target') : undefined;
    if ([named].flat().includes(target)) return `${pointer}/target`;
  }
  return `${node.pointer}/initial`;
}

/** XState's own words why it does not take the chart. */
function refusal(chart: object): string | undefined {
  try {
    initialTransition(createMachine(chart));
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault);
  }
}
