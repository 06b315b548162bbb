export {
  browserDrafts,
  createMemoryDrafts,
  draftAddress,
  draftId,
  type Draft,
  type DraftBook,
} from './DraftBook.ts';
export { useDraft, type DraftControl, type DraftState } from './useDraft.ts';
