import type { SessionState } from '../account/SessionState.ts';
import type { Users } from '../account/Users.ts';
import type { Databases } from '../storage/Databases.ts';
import type { Concern } from './Concern.ts';

/** Where a town's documents, accounts and sessions are kept: in this process, or in a CouchDB. */
export interface Backend {
  readonly databases: Databases;
  readonly users: Users;
  readonly sessionState: SessionState;
  /** What its operator should set right. */
  readonly concerns: readonly Concern[];
  close(): Promise<void>;
}
