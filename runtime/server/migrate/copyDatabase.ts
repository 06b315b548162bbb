import type { Database, SentDocument } from '../storage/Database.ts';

const BATCH = 250;
/** Documents with photos are carried a few at a time: they are in memory whole. */
const BATCH_WITH_FILES = 10;

/** Brings what is not in `target` there, with revisions and files. Gives how many documents it wrote; 0 when nothing was left to do. */
export async function copyDatabase(source: Database, target: Database): Promise<number> {
  let written = 0;
  for await (const ids of pagesOf(source)) {
    const missing = await missingIn(target, ids);
    const [plain, heavy] = split(missing, ids);
    for (const some of [...chunks(plain, BATCH), ...chunks(heavy, BATCH_WITH_FILES)]) {
      written += await copySome(source, target, some);
    }
  }
  return written;
}

/** What is at most still to be copied. */
export async function countMissing(source: Database, target: Database): Promise<number> {
  let count = 0;
  for await (const ids of pagesOf(source)) count += (await missingIn(target, ids)).length;
  return count;
}

interface Known {
  readonly rev: string;
  readonly heavy: boolean;
}

async function* pagesOf(database: Database): AsyncGenerator<ReadonlyMap<string, Known>, void> {
  let from = '';
  for (;;) {
    const { rows } = await database.rows({ from, limit: BATCH + 1, documents: true });
    const page = rows.slice(0, BATCH).flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
    yield new Map(
      page.map((doc) => [doc._id, { rev: doc._rev, heavy: doc['_attachments'] !== undefined }] as const),
    );
    const next = rows[BATCH];
    if (next === undefined) return;
    from = next.key;
  }
}

async function missingIn(target: Database, known: ReadonlyMap<string, Known>): Promise<readonly string[]> {
  const asked = Object.fromEntries([...known].map(([id, { rev }]) => [id, [rev]]));
  return Object.keys(await target.revsDiff(asked));
}

function split(
  ids: readonly string[],
  known: ReadonlyMap<string, Known>,
): readonly [plain: readonly string[], heavy: readonly string[]] {
  const isHeavy = (id: string): boolean => known.get(id)?.heavy === true;
  return [ids.filter((id) => !isHeavy(id)), ids.filter(isHeavy)];
}

async function copySome(source: Database, target: Database, ids: readonly string[]): Promise<number> {
  const documents: SentDocument[] = [];
  for (const id of ids) {
    documents.push((await source.document(id, { revs: true, files: true })) as SentDocument);
  }
  const answers = await target.write(documents, false);
  const failed = answers.find((answer) => 'error' in answer);
  if (failed !== undefined) throw new Error(`${target.name}: ${JSON.stringify(failed)}`);
  return documents.length;
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
