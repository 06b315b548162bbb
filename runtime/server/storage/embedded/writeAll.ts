import type { SentDocument, WriteAnswer } from '../Database.ts';
import type { Pouch } from './EmbeddedPouch.ts';

type NewDocument = PouchDB.Core.PutDocument<Record<string, unknown>>;

/** One write, which is one fsync, answered document by document. Rejects when it was for another reason than a conflict. */
export async function writeAll(
  pouch: Pouch,
  documents: readonly SentDocument[],
  newEdits: boolean,
): Promise<readonly WriteAnswer[]> {
  if (documents.length === 0) return [];
  const answers = await pouch.bulkDocs(documents as NewDocument[], { new_edits: newEdits });
  if (!newEdits) {
    // With revisions of their own documents do not conflict, and PouchDB names only what failed.
    if (answers.length > 0) throw failed(answers);
    return documents.map((document) => ({ id: String(document['_id']), rev: String(document['_rev']) }));
  }
  return documents.map((document, place) => {
    const id = String(document['_id']);
    const answer = answers[place];
    if (answer !== undefined && !('error' in answer && answer.error !== undefined)) {
      return { id, rev: String(answer.rev) };
    }
    if ((answer as { status?: unknown } | undefined)?.status === 409) return { id, error: 'conflict' };
    throw failed(answer);
  });
}

/** Everything was judged before: a failure now is a fault of ours or of the disk. */
function failed(answer: unknown): Error {
  return new Error(`a write failed: ${JSON.stringify(answer)}`);
}
