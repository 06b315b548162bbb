export type { EventStore, NewFile } from './EventStore.ts';
export type { CaseIndex, KitLibrary } from './CaseIndex.ts';
export type { EventDatabase } from './pouchDocument.ts';
export { EventExists, StorageFull } from './errors.ts';
export { createMemoryStore } from './memoryStore.ts';
export { createPouchStore } from './pouchStore.ts';
export { createCaseIndex } from './createCaseIndex.ts';
export { databasesOf } from './databasesOf.ts';
