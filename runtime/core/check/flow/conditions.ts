/**
 * Prevents: a guard that silently never holds, because it asks for a field that was renamed, compares it with a value
 * that it cannot have, or uses a keyword that the interpreter does not know.
 */
import { joinPointer, type JsonValue, type Pointer, type Problem } from '#core/base';
import { subsetProblems } from '#core/condition';
import { conditionOf, nodesOf, transitionsOf } from '../chart/nodes.ts';
import type { FlowCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { guardScope, readProblems } from '../scope.ts';

/** A condition, where it stands, and the act whose data it may look at. */
interface Written {
  readonly condition: JsonValue;
  readonly pointer: Pointer;
  readonly act: string | undefined;
}

export const conditions: FlowCheck = ({ kit, flow, at }) => {
  const guards = nodesOf(flow.chart).flatMap((node) =>
    transitionsOf(node).flatMap((transition): readonly Written[] => {
      const found = conditionOf(transition);
      return found === undefined ? [] : [{ ...found, act: transition.event ?? undefined }];
    }),
  );
  const variants = Object.entries(flow.deadlines ?? {}).flatMap(([id, deadline]) =>
    (deadline.variants ?? []).map(({ when }, index): Written => ({
      condition: when,
      pointer: joinPointer(['deadlines', id, 'variants', index, 'when']),
      act: undefined,
    })),
  );
  const { file } = at();
  return [...guards, ...variants].flatMap(({ condition, pointer, act }) => [
    ...outsideSubset(condition, file, pointer),
    ...readProblems(condition, guardScope(kit, flow, act), file, pointer),
  ]);
};

export function outsideSubset(condition: JsonValue, file: string, pointer: Pointer): readonly Problem[] {
  return subsetProblems(condition).map((problem) =>
    checkProblem('condition.outside-subset', file, pointer + problem.pointer, { keyword: problem.keyword }),
  );
}
