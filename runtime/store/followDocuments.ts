/// <reference types="pouchdb-core" />

/** A feed that broke (a browser closes a database of a page it put to sleep) is taken up again after this (ms). */
const TAKE_UP_AFTER = 1000;

/** Tells of every document that `database` gets after `since`, deletions left out. Returns the way to stop. */
export function followDocuments<Content extends object>(
  database: PouchDB.Database<Content>,
  since: number | string,
  listener: (document: PouchDB.Core.ExistingDocument<Content>) => void,
): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let cancel = follow(since);

  function follow(from: number | string): () => void {
    let seen = from;
    const feed = database.changes({ since: from, live: true, include_docs: true });
    void feed.on('change', ({ seq, doc, deleted }) => {
      seen = seq;
      if (doc !== undefined && deleted !== true) listener(doc);
    });
    void feed.on('error', () => {
      again = setTimeout(() => (cancel = follow(seen)), TAKE_UP_AFTER);
    });
    return () => {
      feed.cancel();
    };
  }

  return () => {
    clearTimeout(again);
    cancel();
  };
}
