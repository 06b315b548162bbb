import type { Database } from './Database.ts';

/**
 * In whose name a database is used: the server itself (hub, publishing, the door's own questions) or a person. An adapter over a
 * CouchDB acts with the person's own session, so that CouchDB judges them too; the embedded one leaves rights to the routes.
 */
export type Principal =
  | 'server'
  | {
      readonly name: string;
      /** What the storage gave at log-in, for storages that judge by themselves. */
      readonly token?: string | undefined;
    };

/** The port to everything that is stored in databases. `runDatabasesContract` says what an adapter promises. */
export interface Databases {
  /** `name` must be one that the kit gives. The same database may be had in many names at once. */
  get(name: string, by: Principal): Promise<Database>;
  /** Names of the databases that may hold documents. */
  existing(): Promise<readonly string[]>;
  /**
   * Told the name of a database after each write to it, whoever wrote (with several servers also another one). May be told
   * once too often, never too seldom. Returns the way to stop.
   */
  onWrite(listener: (name: string) => void): () => void;
  /**
   * Runs `work` while nothing else of this process runs under one of these names. Whoever asks for several gets them in sorted
   * order. The door and the hub name the database and the cases that they check and write.
   */
  exclusively<T>(names: readonly string[], work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
