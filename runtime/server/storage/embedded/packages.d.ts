/** The two packages of the storage layer that come without types; only what we call is described. */
declare module 'leveldown' {
  type Done = (error: Error | null) => void;
  interface LevelDown {
    open(options: { createIfMissing?: boolean }, done: Done): void;
    close(done: Done): void;
    _put(key: unknown, value: unknown, options: object, done: Done): void;
    _batch(operations: unknown, options: object, done: Done): void;
  }
  const leveldown: {
    (location: string): LevelDown;
    destroy(location: string, done: Done): void;
  };
  export = leveldown;
}

declare module 'pouchdb-adapter-leveldb-core' {
  /** Called by PouchDB as a constructor; `options.db` is the factory of the store below. */
  const LevelPouch: (this: unknown, options: object, callback: unknown) => void;
  export = LevelPouch;
}
