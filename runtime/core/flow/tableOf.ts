import type { FlowFile } from '#core/model';
import { compileFlow } from './compileFlow.ts';
import type { FlowTable } from './FlowTable.ts';

const tables = new WeakMap<object, FlowTable>();

/** The table of a flow, compiled once for each flow object. */
export function flowTable(flow: Pick<FlowFile, 'chart'>): FlowTable {
  const known = tables.get(flow);
  if (known !== undefined) return known;
  const table = compileFlow(flow);
  tables.set(flow, table);
  return table;
}
