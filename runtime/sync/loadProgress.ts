import type { Loading } from './SyncStatus.ts';

/** How far the first loads of several databases are, all together. */
export interface LoadProgress {
  /** So many events of so many are here. */
  at(name: string, stored: number, total: number): void;
  /** The open cases of this one are here. */
  looked(name: string): void;
  /** This one is complete. */
  joined(name: string): void;
}

/** Tells of the progress whenever there is some. `clock` gives ms. */
export function startProgress(
  names: readonly string[],
  clock: () => number,
  onLoading: (loading: Loading | null) => void,
): LoadProgress {
  const counts = new Map<string, { readonly stored: number; readonly total: number }>();
  const unlooked = new Set(names);
  const unjoined = new Set(names);
  /** Where this run's counting began: the time left is estimated from what came since. */
  let first: { readonly stored: number; readonly at: number } | undefined;

  function publish(): void {
    if (unjoined.size === 0) {
      onLoading(null);
      return;
    }
    const all = [...counts.values()];
    const stored = all.reduce((sum, one) => sum + one.stored, 0);
    const total = all.reduce((sum, one) => sum + Math.max(one.total, one.stored), 0);
    // A database that was not asked yet may hold any number.
    const isKnown = [...unjoined].every((name) => counts.has(name));
    const now = clock();
    first ??= stored > 0 ? { stored, at: now } : undefined;
    const came = stored - (first?.stored ?? stored);
    const msLeft = isKnown && came > 0 ? ((total - stored) * (now - (first?.at ?? now))) / came : null;
    onLoading({ stage: unlooked.size > 0 ? 'open' : 'rest', stored, total: isKnown ? total : null, msLeft });
  }

  if (names.length > 0) publish();

  return {
    at(name, stored, total) {
      counts.set(name, { stored, total });
      publish();
    },
    looked(name) {
      unlooked.delete(name);
      publish();
    },
    joined(name) {
      unlooked.delete(name);
      unjoined.delete(name);
      publish();
    },
  };
}
