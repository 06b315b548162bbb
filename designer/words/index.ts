/** The designer's words in both languages. */
export { languageName } from './languageName.ts';
export { useWords } from './useWords.ts';
export type { Say } from './useWords.ts';
export type { WordKey } from './zh-CN.ts';
