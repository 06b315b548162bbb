import type { EventDocument } from '#store';

/** What is asked of a snapshot. */
export interface SnapshotQuestion {
  /** Go on behind this event. */
  readonly after?: string;
  /** Only the open cases, for a first look. */
  readonly only?: 'open';
}

export interface SnapshotHead {
  /** Which installation answers: what one began, another cannot go on with. */
  readonly source: string;
  /** Where the changes feed goes on, taken before anything was read. */
  readonly seq: number | string;
  /** How many events there are. */
  readonly total: number;
}

/** The lines of the server's answer: first the head, then pages, and the last one unless the answer was cut off. */
export type SnapshotLine =
  SnapshotHead | { readonly events: readonly EventDocument[] } | { readonly done: true };

/** Asks for all events of one database in one answer. Fails as requests do: with `status`, or with none when there is no network. */
export type SnapshotSource = (
  question: SnapshotQuestion,
  signal: AbortSignal,
) => AsyncGenerator<SnapshotLine, void>;
