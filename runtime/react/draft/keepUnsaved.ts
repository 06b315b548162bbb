import { isStorageFull } from '#store';
import type { Draft } from './Draft.ts';
import type { SealedDrafts } from './sealedDrafts.ts';

/**
 * Drafts for which the device has no room stay in the memory of the page, so that one can go to other pages of the app and back. They
 * are written nowhere else, because whatever lies on the device is encrypted; a closed page has lost them, and its forms say so.
 */
export function keepUnsaved<Book extends Omit<SealedDrafts, 'open'>>(book: Book): Book {
  const unsaved = new Map<string, Draft>();
  const ofPerson = (person: string): readonly Draft[] =>
    [...unsaved.values()].filter((draft) => draft.person === person);
  /** Those in memory are newer than what the device has of them. */
  const united = <One extends { readonly id: string; readonly savedAt: number }>(
    own: readonly One[],
    kept: readonly One[],
  ): readonly One[] =>
    [...own, ...kept.filter(({ id }) => !unsaved.has(id))].sort((a, b) => b.savedAt - a.savedAt);
  return {
    ...book,
    find: async (id) => unsaved.get(id) ?? book.find(id),
    async save(draft) {
      try {
        await book.save(draft);
        unsaved.delete(draft.id);
      } catch (error) {
        if (isStorageFull(error)) unsaved.set(draft.id, draft);
        throw error;
      }
    },
    async discard(id) {
      unsaved.delete(id);
      await book.discard(id);
    },
    heads: async (person) => united(ofPerson(person), await book.heads(person)),
    all: async (person) => united(ofPerson(person), await book.all(person)),
    async forget(person) {
      for (const { id } of ofPerson(person)) unsaved.delete(id);
      await book.forget(person);
    },
  };
}
