/** XState's machine of a flow, asked through its pure functions and remembered (SPEC H). */
export { chartOf, type Chart } from './chartOf.ts';
export type { ChartState, Step } from './ChartState.ts';
