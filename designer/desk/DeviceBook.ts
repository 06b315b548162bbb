import type { History, Step } from '#designer/edit';

/** A draft as it is kept on this device: the files it began with, and every step since. */
export interface Kept {
  /** Revision of the town's config that the draft began with. */
  readonly revision: string;
  readonly files: ReadonlyMap<string, string>;
  /** The version of the draft on the server that this device knows; without it none. */
  readonly head?: string;
  /** Digests of what was sent there since, without an answer that reached this device. */
  readonly sent?: readonly string[];
  readonly history: History;
  /** ms since 1970: when the last step was kept. */
  readonly savedAt: number;
  /** Goes up with every write, so that two pages never write over each other unseen. */
  readonly version: number;
}

export type Saved = { readonly status: 'saved'; readonly version: number } | { readonly status: 'elsewhere' };

/** Where drafts are kept. The browser's is IndexedDB; tests give a map. */
export interface DeviceBook {
  find(id: string): Promise<Kept | undefined>;
  /**
   * Keeps a draft. `from` is the number of steps that are kept already, 0 also for the files it began with. Only on top of the
   * version that this page saw last: otherwise another page has written meanwhile, and nothing happens.
   */
  save(
    id: string,
    draft: Omit<Kept, 'version'>,
    written: { readonly from: number; readonly version: number },
  ): Promise<Saved>;
  discard(id: string): Promise<void>;
}

/** Done and undone steps as one list, with the number of those that are done. */
export function toList({ done, undone }: History): {
  readonly steps: readonly Step[];
  readonly cursor: number;
} {
  return { steps: [...done, ...[...undone].reverse()], cursor: done.length };
}

export function toHistory(steps: readonly Step[], cursor: number): History {
  return { done: steps.slice(0, cursor), undone: steps.slice(cursor).reverse() };
}

/** Drafts in memory, for tests and stories. */
export function createMemoryBook(): DeviceBook {
  const kept = new Map<string, Kept>();
  return {
    find: (id) => Promise.resolve(kept.get(id)),
    save(id, draft, { from, version }) {
      const before = kept.get(id);
      if ((before?.version ?? 0) !== version) return Promise.resolve({ status: 'elsewhere' });
      // Only what is said to be new is taken, as from a device that writes no more than it has to.
      const { steps, cursor } = toList(draft.history);
      const old = before === undefined || from === 0 ? [] : toList(before.history).steps;
      const all = from === 0 || from < steps.length ? [...old.slice(0, from), ...steps.slice(from)] : old;
      const files = from === 0 ? draft.files : (before?.files ?? draft.files);
      kept.set(id, { ...draft, files, history: toHistory(all, cursor), version: version + 1 });
      return Promise.resolve({ status: 'saved', version: version + 1 });
    },
    discard: (id) => Promise.resolve(void kept.delete(id)),
  };
}
