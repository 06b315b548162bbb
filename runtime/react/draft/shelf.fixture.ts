import type { DraftKey, DraftShelf, SealedDraft } from './DraftShelf.ts';

/** A shelf that forgets, for tests and development. */
export function createMemoryShelf(): DraftShelf & { readonly drafts: Map<string, SealedDraft> } {
  const keys = new Map<string, DraftKey>();
  const drafts = new Map<string, SealedDraft>();
  const of = (person: string): readonly SealedDraft[] =>
    [...drafts.values()].filter((draft) => draft.person === person);
  return {
    drafts,
    key: (person) => Promise.resolve(keys.get(person)),
    keepKey(key) {
      const kept = keys.get(key.person) ?? key;
      keys.set(key.person, kept);
      return Promise.resolve(kept);
    },
    find: (id) => Promise.resolve(drafts.get(id)),
    put(draft) {
      if (keys.get(draft.person)?.id !== draft.key) return Promise.resolve(false);
      drafts.set(draft.id, draft);
      return Promise.resolve(true);
    },
    remove: (id) => Promise.resolve(void drafts.delete(id)),
    of: (person) => Promise.resolve(of(person)),
    forget(person) {
      keys.delete(person);
      for (const { id } of of(person)) drafts.delete(id);
      return Promise.resolve();
    },
  };
}
