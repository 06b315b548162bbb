/** Editing the raw files of a config: changes with exact inverses, and an undo history as data. */
export { applyChange } from './applyChange.ts';
export type { Change, FileEdit } from './applyChange.ts';
export { differences } from './differences.ts';
export { findTree, findValue, openDraft, textOf, textsOf } from './Draft.ts';
export type { Draft, DraftFile } from './Draft.ts';
export { NO_HISTORY, perform, redo, undo } from './history.ts';
export type { History, Step, Work, Worked } from './history.ts';
export type { Operation } from './Operation.ts';
export type { Tree } from './Tree.ts';
export { fromJson, print, sameTree, toJson } from './trees.ts';
