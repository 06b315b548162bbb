/** Mistakes across the files of a kit, found before anybody meets them (SPEC K). */
export { checkKit } from './checkKit.ts';
export { PROBLEM_CODES } from './codes.ts';
export { loadKit } from './loadKit.ts';
export { readsOf } from './reads.ts';
