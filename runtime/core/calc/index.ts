/** Calculated fields and cross-field checks of forms (SPEC X). Reaches neither XState nor Ajv. */
export { type Around, aroundAt, aroundFilling } from './Around.ts';
export { calculate } from './calculate.ts';
export { dependenciesOf } from './dependenciesOf.ts';
export { callOf, EVERY, type Expression, placeOfField } from './Expression.ts';
export { evaluate } from './evaluate.ts';
export { expressionProblems, type ExpressionProblem, type Kinded } from './expressionProblems.ts';
export { isCalculated } from './isCalculated.ts';
export { placesWith } from './places.ts';
export { type Calculated, planOf } from './plan.ts';
export { sayCondition } from './sayCondition.ts';
export type { Sayer } from './Sayer.ts';
export { sayExpression } from './sayExpression.ts';
export { type Kind, SIGNATURES } from './signatures.ts';
export { validateBeyond, validateRecord, warningsOf } from './validateRecord.ts';
