/** What forms ask of the people who fill them in (SPEC B). */
export type { Burden, Known } from './Burden.ts';
export { asksReview } from './asksReview.ts';
export { burdenOf } from './burdenOf.ts';
export { burdenWords } from './burdenWords.ts';
