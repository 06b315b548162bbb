export { openBrowserDrafts } from './browserDrafts.ts';
export { draftAddress, draftId, type Draft, type DraftHead } from './Draft.ts';
export { createMemoryDrafts, type DraftBook, type UnreadableDraft } from './DraftBook.ts';
export { useDraft, type DraftControl } from './useDraft.ts';
