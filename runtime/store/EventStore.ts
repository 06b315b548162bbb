/** The port through which the app keeps events. Adapters: PouchDB in the browser and on the server, memory in tests and stories. */
import type { CaseEvent } from '#core';

/** A file that comes with an event; its name is what the event's data refers to. */
export interface NewFile {
  readonly name: string;
  /** Media type, for example `image/jpeg`. */
  readonly type: string;
  readonly bytes: Blob | Uint8Array;
}

export interface EventStore {
  /**
   * Writes one event durably into `database` and resolves when it is kept. Writing the same event again is nothing.
   * Rejects with `StorageFull` when the device has no room and with `EventExists` when another event has the id.
   */
  put(database: string, event: CaseEvent, files?: readonly NewFile[]): Promise<void>;
  /** Every event of every database of this store, each once. */
  all(): Promise<readonly CaseEvent[]>;
  eventsOf(caseId: string): Promise<readonly CaseEvent[]>;
  /** The file, or undefined when it has not arrived. */
  file(eventId: string, name: string): Promise<Blob | undefined>;
  /** Calls back with events that were written here or arrived by replication. Returns the way to stop. */
  watch(listener: (events: readonly CaseEvent[]) => void): () => void;
  close(): Promise<void>;
}
