/**
 * Prevents: an act of one parallel region that sets the others back. A transition whose source and target lie in
 * different regions leaves them all, and XState enters the others at their beginning: a running suspension or
 * supervision would be forgotten without a word.
 */
import { own, type Problem } from '#core/base';
import { flowTable } from '#core/flow';
import type { FlowCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { domainOf, edgesOf, isWithin } from './graph.ts';
import { nodesOf } from './nodes.ts';

export const regions: FlowCheck = ({ flow, at }) => {
  const table = flowTable(flow);
  return nodesOf(flow.chart).flatMap(({ path, pointer }): readonly Problem[] =>
    edgesOf(table, path).flatMap((edge): readonly Problem[] => {
      if (edge.row.targets.length === 0) return [];
      const domain = own(table.states, domainOf(table, edge));
      if (domain?.kind !== 'parallel') return [];
      const forgotten = domain.children.find(
        (region) => !edge.row.targets.some((target) => isWithin(target, region)),
      );
      if (forgotten === undefined) return [];
      const place = pointer + (edge.event === null ? '/always' : `/on/${edge.event}`);
      const params = {
        event: edge.event ?? 'always',
        source: path === '' ? flow.id : path,
        region: forgotten,
      };
      return [checkProblem('chart.regions-reset', at().file, place, params)];
    }),
  );
};
