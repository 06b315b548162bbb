import type { ProblemKind } from '#core/model';

/** Keeps a config from being published. */
export const error = (zh: string, en: string): ProblemKind => ({
  severity: 'error',
  words: { 'zh-CN': zh, en },
});

/** Does not. */
export const warning = (zh: string, en: string): ProblemKind => ({
  severity: 'warning',
  words: { 'zh-CN': zh, en },
});
