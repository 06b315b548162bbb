import type { Database, StoredDocument } from '../storage/Database.ts';
import type { Head } from './AuditLine.ts';
import { chainPrefix, isLine } from './AuditLine.ts';

/** Behind every id that begins with what stands before it. */
const LAST = '\ufff0';

/**
 * How far each chain has come, from the chain `from` on; two questions for each chain, however long it is.
 * @param but the asker's own
 */
export async function findHeads(
  database: Pick<Database, 'rows'>,
  from = '',
  but = '',
): Promise<Readonly<Record<string, Head>>> {
  const heads: Record<string, Head> = {};
  let place = `${chainPrefix()}${from}`;
  for (;;) {
    const first = await one(database, { from: place, to: chainPrefix() + LAST });
    const chain = /^a\/([^/]+)\//.exec(first?._id ?? '')?.[1];
    if (chain === undefined) return heads;
    place = chainPrefix(chain) + LAST;
    const last = await one(database, { from: place, to: chainPrefix(chain), descending: true });
    if (chain !== but && isLine(last)) heads[chain] = { seq: last.seq, hash: last.hash };
  }
}

async function one(
  database: Pick<Database, 'rows'>,
  range: { readonly from: string; readonly to: string; readonly descending?: boolean },
): Promise<StoredDocument | undefined> {
  const { rows } = await database.rows({ ...range, limit: 1, documents: true });
  const row = rows[0];
  return row !== undefined && 'doc' in row ? (row.doc ?? undefined) : undefined;
}
