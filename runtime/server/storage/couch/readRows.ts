import type { Row, Rows, RowsQuestion } from '../Database.ts';
import type { CouchRequest } from './CouchRequest.ts';

export type Ask = (request: Omit<CouchRequest, 'as'>) => Promise<unknown>;

/** Ids of ours come after those of the rules in CouchDB's order; so a list that begins here has none of them. */
const AFTER_DESIGNS = '_design0';

/** `_all_docs` without the design documents that lie among a database's documents. */
export async function readRows(ask: Ask, question: RowsQuestion): Promise<Rows> {
  const { keys, documents, files, conflicts } = question;
  const content = {
    include_docs: documents === true,
    attachments: files === true,
    conflicts: conflicts === true,
  };
  if (keys === undefined) {
    return (await ask({ path: ['_all_docs'], query: { ...content, ...rangeOf(question) } })) as Rows;
  }
  const found = (await ask({ method: 'POST', path: ['_all_docs'], query: content, body: { keys } })) as Rows;
  return { ...found, rows: found.rows.map(hidden) };
}

function hidden(row: Row): Row {
  return row.key.startsWith('_') ? { key: row.key, error: 'not_found' } : row;
}

function rangeOf({ from, to, inclusive, descending, skip, limit }: RowsQuestion) {
  const [low, high] = descending === true ? [to, from] : [from, to];
  const above = low === undefined || low < AFTER_DESIGNS ? AFTER_DESIGNS : low;
  const [start, end] = descending === true ? [high, above] : [above, high];
  return {
    inclusive_end: inclusive !== false,
    descending: descending === true,
    ...(skip === undefined ? {} : { skip }),
    ...(limit === undefined || !Number.isFinite(limit) ? {} : { limit }),
    ...(start === undefined ? {} : { startkey: JSON.stringify(start) }),
    ...(end === undefined ? {} : { endkey: JSON.stringify(end) }),
  };
}
