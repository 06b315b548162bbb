import { own, type Text } from '#core/base';
import type { FlowFile } from '#core/model';
import type { FlowTable, StatePath } from './FlowTable.ts';
import { flowTable } from './tableOf.ts';

/**
 * The words for a state: its own title, or that of the nearest ancestor with one (a state without words of its own
 * is a detail of that). The path itself only when nothing above has words.
 */
export function stateTitle(flow: Pick<FlowFile, 'chart'>, path: StatePath): Text {
  const { states } = flowTable(flow);
  let at: StatePath | null = path;
  while (at !== null) {
    const row: FlowTable['states'][string] | undefined = own(states, at);
    if (row?.title !== undefined) return row.title;
    at = row?.parent ?? null;
  }
  return { 'zh-CN': path, en: path };
}

/** The states in which a chart knows an event, in document order; the root when it is known everywhere. */
export function statesKnowing(table: FlowTable, event: string): readonly StatePath[] {
  return table.order.filter((path) => own(own(table.states, path)?.on ?? {}, event) !== undefined);
}

/** The active states that have no active child. */
export function leavesOf(table: FlowTable, states: readonly StatePath[]): readonly StatePath[] {
  const parents = new Set(states.map((path) => own(table.states, path)?.parent ?? null));
  return states.filter((path) => !parents.has(path));
}
