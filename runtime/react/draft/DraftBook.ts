import type { Draft, DraftHead } from './Draft.ts';

/** Why a draft cannot be opened: what it was closed with is no longer on the device, or what is stored is not what was written. */
export type DraftFault = 'key' | 'damaged';

/** A draft that is there and cannot be opened. */
export class UnreadableDraft extends Error {
  override readonly name = 'UnreadableDraft';
  readonly head: DraftHead;
  readonly fault: DraftFault;

  constructor(head: DraftHead, fault: DraftFault) {
    super(`The draft ${head.id} cannot be opened: ${fault}`);
    this.head = head;
    this.fault = fault;
  }
}

/** Where drafts are kept. The browser's is encrypted in IndexedDB; tests give a map. */
export interface DraftBook {
  /** Rejects with {@link UnreadableDraft} when there is one and it cannot be opened. */
  find(id: string): Promise<Draft | undefined>;
  save(draft: Draft): Promise<void>;
  discard(id: string): Promise<void>;
  /** What is there, the newest first, without opening any of it. */
  heads(person: string): Promise<readonly DraftHead[]>;
  /** Those that can be opened, the newest first. */
  all(person: string): Promise<readonly Draft[]>;
  /** Those that cannot. */
  unreadable(person: string): Promise<readonly UnreadableDraft[]>;
}

/** Drafts in memory, for tests and stories. */
export function createMemoryDrafts(
  initial: readonly Draft[] = [],
  broken: readonly UnreadableDraft[] = [],
): DraftBook {
  const drafts = new Map(initial.map((draft) => [draft.id, draft]));
  const closed = new Map(broken.map((one) => [one.head.id, one]));
  return {
    find(id) {
      const fault = closed.get(id);
      return fault === undefined ? Promise.resolve(drafts.get(id)) : Promise.reject(fault);
    },
    save: (draft) => Promise.resolve(void drafts.set(draft.id, draft)),
    discard(id) {
      drafts.delete(id);
      closed.delete(id);
      return Promise.resolve();
    },
    all: (person) => Promise.resolve([...drafts.values()].filter((draft) => draft.person === person)),
    unreadable: () => Promise.resolve([...closed.values()]),
    heads: (person) =>
      Promise.resolve(
        [...drafts.values(), ...Array.from(closed.values(), ({ head }) => head)].filter(
          (head) => head.person === person,
        ),
      ),
  };
}
