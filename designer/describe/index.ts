/** What is different between two drafts, in sentences for people. */
export { describe } from './describe.ts';
export { placeWords } from './fileWords.ts';
export { keywordWords } from './keywords.ts';
