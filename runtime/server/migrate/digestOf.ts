import { createHash } from 'node:crypto';
import type { Database } from '../storage/Database.ts';

interface Digest {
  readonly documents: number;
  /** SHA-256 over id, revision and the digests of files of every document, in the order of the ids. */
  readonly hash: string;
}

const PAGE = 1000;

/** Equal for two databases that hold the same documents in the same revisions with the same files. */
export async function digestOf(database: Database): Promise<Digest> {
  const hash = createHash('sha256');
  let [documents, from] = [0, ''];
  for (;;) {
    const { rows } = await database.rows({ from, limit: PAGE + 1, documents: true });
    for (const row of rows.slice(0, PAGE)) {
      if (!('doc' in row) || !row.doc) continue;
      documents += 1;
      hash.update(`${JSON.stringify([row.doc._id, row.doc._rev, filesOf(row.doc['_attachments'])])}\n`);
    }
    const next = rows[PAGE];
    if (next === undefined) return { documents, hash: hash.digest('hex') };
    from = next.key;
  }
}

function filesOf(attachments: unknown): unknown {
  const files = Object.entries(
    (attachments ?? {}) as Readonly<Record<string, { readonly digest?: unknown }>>,
  );
  return files.map(([name, { digest }]) => [name, digest]).sort();
}
