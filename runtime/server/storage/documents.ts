import type { Database, StoredDocument } from './Database.ts';

/** The stored document without its files' bytes, or undefined. */
export async function findDocument(database: Database, id: string): Promise<StoredDocument | undefined> {
  const { rows } = await database.rows({ keys: [id], documents: true });
  const row = rows[0];
  return row !== undefined && 'doc' in row ? (row.doc ?? undefined) : undefined;
}

/** The documents whose ids begin with `prefix`, in the order of their ids. */
export async function documentsUnder(database: Database, prefix: string): Promise<readonly StoredDocument[]> {
  const { rows } = await database.rows({ ...under(prefix), documents: true });
  return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
}

/** The range of ids that begin with `prefix`. */
export function under(prefix: string): { readonly from: string; readonly to: string } {
  return { from: prefix, to: `${prefix}\ufff0` };
}
