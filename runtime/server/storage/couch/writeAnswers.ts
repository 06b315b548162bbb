import type { SentDocument, WriteAnswer } from '../Database.ts';

interface Told {
  readonly id: string;
  readonly rev?: string;
  readonly error?: string;
  readonly reason?: string;
}

/** CouchDB's answer to `_bulk_docs`, document by document. With revisions of their own it names only what failed. */
export function answersOf(
  documents: readonly SentDocument[],
  newEdits: boolean,
  told: unknown,
): readonly WriteAnswer[] {
  if (!Array.isArray(told)) throw new Error('CouchDB answered a write with something else than a list');
  const list = told as readonly Told[];
  const failed = new Map(list.map((one) => [one.id, one]));
  return documents.map((document, place) => {
    const id = String(document['_id']);
    const answer = newEdits ? list[place] : failed.get(id);
    if (answer?.error !== undefined) return refusalOf(id, answer);
    return { id, rev: newEdits ? String(answer?.rev) : String(document['_rev']) };
  });
}

function refusalOf(id: string, { error, reason = '' }: Told): WriteAnswer {
  if (error === 'conflict') return { id, error };
  if (error === 'forbidden' || error === 'unauthorized') return { id, error: 'forbidden', reason };
  // Everything was judged before: a failure now is a fault of ours, of the rules or of the disk.
  throw new Error(`a write failed: ${error ?? ''} ${reason}`);
}
