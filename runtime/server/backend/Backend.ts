import type { SessionState } from '../account/SessionState.ts';
import type { Users } from '../account/Users.ts';
import type { Databases } from '../storage/Databases.ts';

/** Where a town's documents, accounts and sessions are kept: in this process, or in a CouchDB. */
export interface Backend {
  readonly databases: Databases;
  readonly users: Users;
  readonly sessionState: SessionState;
  close(): Promise<void>;
}
