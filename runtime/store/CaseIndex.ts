import type { Case, Kit } from '#core';

/** The kit of a revision, or undefined when this device has not got it yet. */
export type KitLibrary = (revision: string) => Kit | undefined;

/**
 * The lists' cache: every case of a store, folded. It can be thrown away and rebuilt from the events at any time.
 * Listeners are told the ids of the cases that changed; a snapshot keeps its identity while nothing changed.
 */
export interface CaseIndex {
  /** Resolves when every stored event has been folded once. */
  readonly ready: Promise<void>;
  cases(): readonly Case[];
  find(caseId: string): Case | undefined;
  /** Revisions that cases here were written with and whose kit this device has not got: fetch them, then `refold`. */
  missingRevisions(): readonly string[];
  subscribe(listener: (changed: readonly string[]) => void): () => void;
  /** Folds again what time alone changes (deadlines, lights). `now` in ms. */
  tick(now: number): void;
  /** Folds the cases whose kit has arrived or changed (a calendar belongs to a kit, but not to its revision). */
  refold(): void;
  /**
   * Events that the server would not take (`SyncStatus.notTaken`): they stay stored and are not folded, so this device
   * shows the same case as all the others. Replaces what was left out before.
   */
  leaveOut(eventIds: ReadonlySet<string>): void;
  close(): void;
}
