import type { JsonObject } from '#core/base';
import { flowShape } from '../files/flowShape.ts';
import { readShape, reportMissing } from '../files/readFile.ts';
import type { Flow } from '../Kit.ts';
import { object } from '../shape/index.ts';
import { type Draft, filesOf } from './Draft.ts';

/** Every flow with its scenarios, in the order of their file names. */
export function buildFlows(draft: Draft): Readonly<Record<string, Flow>> {
  const kinds = [...filesOf(draft, 'flow'), ...filesOf(draft, 'flow-layout'), ...filesOf(draft, 'scenario')];
  const ids = [...new Set(kinds.map(({ kind }) => kind.id))].sort();
  const flows = ids.flatMap((id): [string, Flow][] => {
    const flow = buildFlow(draft, id);
    return flow === undefined ? [] : [[id, flow]];
  });
  return Object.fromEntries(flows);
}

function buildFlow(draft: Draft, id: string): Flow | undefined {
  const layout = filesOf(draft, 'flow-layout', id)[0]?.file;
  if (layout) readShape(object, layout, draft.languages, draft.problems);
  const scenarios = filesOf(draft, 'scenario', id).flatMap(({ file }): JsonObject[] => {
    const scenario = readShape(object, file, draft.languages, draft.problems);
    return scenario === undefined ? [] : [scenario];
  });
  const path = `flows/${id}/flow.json`;
  const file = filesOf(draft, 'flow', id)[0]?.file;
  if (file === undefined) {
    reportMissing(path, draft.problems);
    return undefined;
  }
  const flow = readShape(flowShape, file, draft.languages, draft.problems);
  return flow && { ...flow, id, scenarios };
}
