/** The draft on the server: kept there while it is changed, opened on another device, its versions, and those of others. */
export { draftServer } from './DraftServer.ts';
export type { DraftVersion, ServerDraft } from './DraftServer.ts';
export { SignedOut } from './http.ts';
export { mergeCommand, stepTo } from './mergeCommand.ts';
export { createSharing } from './Sharing.ts';
export type { Sharing, ShareState } from './Sharing.ts';
export { SharingProvider, useSharing, useShareState } from './SharingContext.tsx';
export { fetchPublished, fetchStart, fetchTownFiles } from './townFiles.ts';
export type { KeptWhere, TownFiles } from './townFiles.ts';
