/** Checking a draft while it is edited. */
export { useCheck } from './useCheck.ts';
export type { Checked } from './useCheck.ts';
