/** A flow's chart as plain data, for rules and checks; it reaches no XState (SPEC R1, H2). */
export { acceptsAct, rowsFor, type Acceptance } from './acceptsAct.ts';
export { compileFlow } from './compileFlow.ts';
export type { FlowTable, StatePath, StateRow, TransitionRow, Unresolved } from './FlowTable.ts';
export { flowTable } from './tableOf.ts';
export { leavesOf, statesKnowing, stateTitle } from './titles.ts';
export { childPath, resolveTarget } from './resolveTarget.ts';
export type { Places } from './resolveTarget.ts';
