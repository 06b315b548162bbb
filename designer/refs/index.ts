/** Where the things of a config are spoken of, and changes that follow every mention. */
export type { Mention } from './Mention.ts';
export { rename } from './rename.ts';
export type { Thing } from './Thing.ts';
export { nameOf } from './Thing.ts';
export { thingsOf, whereUsed } from './whereUsed.ts';
