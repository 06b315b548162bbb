/** The designer's words in both languages. */
export { useWords } from './useWords.ts';
export type { Say } from './useWords.ts';
export type { WordKey } from './zh-CN.ts';
