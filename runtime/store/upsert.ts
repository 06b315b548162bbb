/// <reference types="pouchdb-core" />

/** Two tabs write the same document; after so many lost races something else is wrong. */
const MOST_RACES = 20;

/**
 * Replaces the document `id` by what `change` makes of it (undefined: there is none yet), also when somebody else writes it at the
 * same time. Resolves to what was written.
 */
export async function upsert<Content extends object>(
  database: PouchDB.Database<Content>,
  id: string,
  change: (before: Content | undefined) => Content,
): Promise<Content> {
  for (let races = 0; ; races += 1) {
    const { before, rev } = await find(database, id);
    const next = change(before);
    try {
      await database.put({ ...next, _id: id, ...(rev === undefined ? {} : { _rev: rev }) });
      return next;
    } catch (error) {
      if (!isStatus(error, 409) || races >= MOST_RACES) throw error;
    }
  }
}

/** The document's content, or undefined when there is none. */
export async function findContent<Content extends object>(
  database: PouchDB.Database<Content>,
  id: string,
): Promise<Content | undefined> {
  return (await find(database, id)).before;
}

async function find<Content extends object>(
  database: PouchDB.Database<Content>,
  id: string,
): Promise<{ readonly before: Content | undefined; readonly rev: string | undefined }> {
  try {
    const { _id: _own, _rev: rev, ...content } = await database.get(id);
    // What is left of a stored document without PouchDB's members is what was put into it.
    return { before: content as unknown as Content, rev };
  } catch (error) {
    if (isStatus(error, 404)) return { before: undefined, rev: undefined };
    throw error;
  }
}

function isStatus(error: unknown, status: number): boolean {
  return (error as { readonly status?: number } | null)?.status === status;
}
