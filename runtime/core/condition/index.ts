/** Conditions: a closed subset of JSON Schema with an interpreter that generates no code (SPEC C). */
export type { Condition } from '#core/model';
export { test, validate } from './compile.ts';
export { formatNames, isFormat, parseResidentId, type ResidentId } from '#core/kinds';
export { mayHold } from './mayHold.ts';
export { readsOf, touches } from './readsOf.ts';
export { rememberingValidate } from './remember.ts';
export type { Violation } from './Rule.ts';
export { subsetProblems, type SubsetProblem } from './subset.ts';
