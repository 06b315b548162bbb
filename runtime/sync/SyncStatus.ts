import type { Text } from '#core';

/**
 * What replication of one database is doing. `forbidden`: the server no longer gives this database to this account
 * (a post was moved); `denied`: it does not know the session any more; `full`: no room here for what comes.
 */
export type DatabaseState =
  'connecting' | 'working' | 'current' | 'offline' | 'denied' | 'forbidden' | 'full';

/** An event that the server would not take: it stays on this device with the reason and a way to repair it. */
export interface RefusedEvent {
  readonly event: string;
  readonly case: string;
  readonly code: string;
  readonly pointer: string;
  readonly reason: Text;
}

/** Everything a person may want to know about what has reached the server. */
export interface SyncStatus {
  readonly online: boolean;
  readonly databases: Readonly<Record<string, DatabaseState>>;
  /** Events that are only on this device and still on their way, by id. */
  readonly waiting: ReadonlySet<string>;
  readonly refused: readonly RefusedEvent[];
  /** The refused ones and those that were settled: no case may count them (`CaseIndex.leaveOut`). */
  readonly notTaken: ReadonlySet<string>;
  /** ms since 1970 of the last moment at which every database was current; null before the first. */
  readonly lastCurrent: number | null;
  /** The server no longer accepts the session: log in again, nothing is lost. */
  readonly authLost: boolean;
}

export const NOT_STARTED: SyncStatus = {
  online: false,
  databases: {},
  waiting: new Set(),
  refused: [],
  notTaken: new Set(),
  lastCurrent: null,
  authLost: false,
};
