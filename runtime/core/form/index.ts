/** Forms: from a kit's schemas to what RJSF shows, what a person reads, and what is wrong with an answer (SPEC F). */
export { type Answer, type AnswerSection, answersOf } from './answersOf.ts';
export { dependenciesOf } from './dependencies.ts';
export type { Asking, Dependencies } from './dependencies.ts';
export { display } from './display.ts';
export { emptyData } from './emptyData.ts';
export { type Calculation, conditionWords, explainCalculated } from './explainCalculated.ts';
export { fieldsOf, pointersOf } from './fieldsOf.ts';
export type { Field } from './fieldsOf.ts';
export { formFor } from './formFor.ts';
export type { ShownForm } from './formFor.ts';
export { formWords } from './formWords.ts';
export { type Proposal, proposalsFor } from './proposalsFor.ts';
export { schemaAt } from './schemaAt.ts';
export { formJudge, formWarnings, validateForm } from './validateForm.ts';
export type { FieldError } from './validateForm.ts';
