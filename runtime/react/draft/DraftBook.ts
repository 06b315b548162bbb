import type { NewFile } from '#store';
import { inDrafts } from './database.ts';

/** An answer begun and not sent. */
export interface Draft {
  /** `<person>/<flow>/<act>/<case or "new">`: one draft for each thing one may be doing. */
  readonly id: string;
  readonly person: string;
  readonly flow: string;
  readonly act: string;
  /** The case that the act belongs to; absent for a new one. */
  readonly case?: string;
  readonly grid?: string;
  /** The event that the server would not take and that this one is to replace. */
  readonly corrects?: { readonly event: string; readonly at: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly files: readonly NewFile[];
  /** ms since 1970 */
  readonly savedAt: number;
}

/** Where drafts are kept. The browser's is IndexedDB; tests give a map. */
export interface DraftBook {
  find(id: string): Promise<Draft | undefined>;
  save(draft: Draft): Promise<void>;
  discard(id: string): Promise<void>;
  all(person: string): Promise<readonly Draft[]>;
}

/** Drafts in IndexedDB: they outlive a killed tab and an empty battery. */
export const browserDrafts: DraftBook = {
  find: (id) =>
    inDrafts<Draft | undefined>('readonly', (store) => store.get(id) as IDBRequest<Draft | undefined>),
  save: async (draft) => {
    await inDrafts('readwrite', (store) => store.put(draft));
  },
  discard: (id) => inDrafts('readwrite', (store) => store.delete(id)),
  all: async (person) => {
    const drafts = await inDrafts<Draft[]>('readonly', (store) => store.getAll() as IDBRequest<Draft[]>);
    return drafts.filter((draft) => draft.person === person).sort((a, b) => b.savedAt - a.savedAt);
  },
};

/** Drafts in memory, for tests and stories. */
export function createMemoryDrafts(initial: readonly Draft[] = []): DraftBook {
  const drafts = new Map(initial.map((draft) => [draft.id, draft]));
  return {
    find: (id) => Promise.resolve(drafts.get(id)),
    save: (draft) => Promise.resolve(void drafts.set(draft.id, draft)),
    discard: (id) => Promise.resolve(void drafts.delete(id)),
    all: (person) => Promise.resolve([...drafts.values()].filter((draft) => draft.person === person)),
  };
}

/** The id of the draft of one act; a correction of an event that was not taken is a draft beside it. */
export function draftId(
  person: string,
  flow: string,
  act: string,
  caseId?: string,
  corrects?: string | null,
): string {
  return [person, flow, act, caseId ?? 'new', ...(corrects ? [corrects] : [])].join('/');
}

/** Where a draft is taken up again. */
export function draftAddress({ flow, act, case: caseId, corrects }: Draft): string {
  const query = corrects === undefined ? '' : `corrects=${encodeURIComponent(corrects.event)}`;
  if (act === 'open') return `/report/${flow}${query === '' ? '' : `?${query}`}`;
  const path = `/case/${caseId ?? ''}`;
  return query === '' ? path : `${path}?act=${encodeURIComponent(act)}&${query}`;
}
