import type { Database, StoredDocument } from './Database.ts';

/** The stored document without its files' bytes, or undefined. */
export async function findDocument(database: Database, id: string): Promise<StoredDocument | undefined> {
  return (await findDocuments(database, [id])).get(id);
}

/** Of these documents the stored ones, without the bytes of their files, by id. */
export async function findDocuments(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredDocument>> {
  if (ids.length === 0) return new Map();
  const { rows } = await database.rows({ keys: [...new Set(ids)], documents: true });
  return new Map(rows.flatMap((row) => ('doc' in row && row.doc ? [[row.key, row.doc] as const] : [])));
}

/** The documents whose ids begin with `prefix`, in the order of their ids; with `conflicts` they name their other leaves. */
export async function documentsUnder(
  database: Database,
  prefix: string,
  { conflicts = false }: { readonly conflicts?: boolean } = {},
): Promise<readonly StoredDocument[]> {
  const { rows } = await database.rows({ ...under(prefix), documents: true, conflicts });
  return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
}

/** The range of ids that begin with `prefix`. */
export function under(prefix: string): { readonly from: string; readonly to: string } {
  return { from: prefix, to: `${prefix}\ufff0` };
}
