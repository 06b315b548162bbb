import type { ChangePage, ChangeRow, ChangesQuestion, Sequence } from '../Database.ts';
import { NOW } from '../Database.ts';
import { StorageFailure } from '../StorageFailure.ts';
import type { Ask } from './readRows.ts';

interface Told {
  readonly results: readonly ChangeRow[];
  readonly last_seq: Sequence;
  readonly pending?: number;
}

/**
 * A page of `_changes` without design documents. A page shorter than was asked for tells a replicator that there is no more, so
 * what was left out is made up for by what follows.
 */
export async function readChanges(ask: Ask, question: ChangesQuestion): Promise<ChangePage> {
  const rows: ChangeRow[] = [];
  const limit = question.limit ?? Infinity;
  let since = question.since;
  for (;;) {
    const {
      results,
      last_seq: lastSeq,
      pending = 0,
    } = await readPage(ask, question, since, limit - rows.length);
    rows.push(...results.filter(({ id }) => !id.startsWith('_')));
    if (pending > 0 && rows.length < limit) {
      since = lastSeq;
      continue;
    }
    return { rows: question.descending === true ? rows.reverse() : rows, lastSeq, pending };
  }
}

async function readPage(
  ask: Ask,
  { ids, documents, files }: ChangesQuestion,
  since: Sequence,
  limit: number,
): Promise<Told> {
  if (since !== NOW && !/^\d+(?:-[\w-]+)?$/.test(since)) {
    throw new StorageFailure('invalid', 'since is not a sequence');
  }
  const query = {
    since,
    style: 'all_docs',
    include_docs: documents === true,
    attachments: files === true,
    ...(Number.isFinite(limit) ? { limit } : {}),
    ...(ids === undefined ? {} : { filter: '_doc_ids' }),
  };
  const body = ids === undefined ? {} : { doc_ids: [...ids] };
  return (await ask({ method: 'POST', path: ['_changes'], query, body })) as Told;
}
