/** Two drafts of one config become one: what does not overlap by itself, the rest by questions. */
export { answerChange } from './answers.ts';
export type { Answer } from './answers.ts';
export { mergeDrafts } from './mergeDrafts.ts';
export type { Merged, Question } from './Merged.ts';
export { sideWords } from './questionWords.ts';
