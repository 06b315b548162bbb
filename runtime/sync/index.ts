export type { DatabaseState, RefusedEvent, SyncStatus } from './SyncStatus.ts';
export type { SyncHandle, SyncOptions } from './startSync.ts';
export type { Account, Credentials, SessionPort } from './sessionMachine.ts';
export type { ConfigDatabase, ConfigShelf, RevisionDocument } from './configShelf.ts';
export { NOT_STARTED } from './SyncStatus.ts';
export { startSync } from './startSync.ts';
export { syncMachine } from './syncMachine.ts';
export { createSessionMachine } from './sessionMachine.ts';
export { openConfigShelf } from './configShelf.ts';
