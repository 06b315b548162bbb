/** Where the things of a config are spoken of, and changes that follow every mention. */
export { followMove } from './followMove.ts';
export type { Mention } from './Mention.ts';
export { deedWords, proposeRemoval, remedyWords } from './removal.ts';
export type { Remedy, Removal, Repair } from './removal.ts';
export { removalChange } from './removalChange.ts';
export { rename } from './rename.ts';
export type { Thing } from './Thing.ts';
export { nameOf } from './Thing.ts';
export { thingsOf, whereUsed } from './whereUsed.ts';
export type { FormFields } from './formFields.ts';
export { readTown, stateWords } from './Town.ts';
export type { RawFlow, Town } from './Town.ts';
export { fill, say, titleOf } from './words.ts';
