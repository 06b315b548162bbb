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

/** How far the first load of this device is. One can work while it goes on. */
export interface Loading {
  /** `open`: the open cases are still coming; `rest`: they are here, and everything else follows. */
  readonly stage: 'open' | 'rest';
  /** Events here, and events there are in all; null while not every database has told. */
  readonly stored: number;
  readonly total: number | null;
  /** Estimated from what came so far (ms); null before there is something to go by. */
  readonly msLeft: number | null;
}

/** Everything a person may want to know about what has reached the server. */
export interface SyncStatus {
  readonly online: boolean;
  readonly databases: Readonly<Record<string, DatabaseState>>;
  /** null when everything was loaded once. */
  readonly loading: Loading | null;
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
  loading: null,
  waiting: new Set(),
  refused: [],
  notTaken: new Set(),
  lastCurrent: null,
  authLost: false,
};
