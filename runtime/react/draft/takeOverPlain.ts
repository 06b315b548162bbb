import type { Draft } from './Draft.ts';
import { UnreadableDraft } from './DraftBook.ts';
import type { SealedDrafts } from './sealedDrafts.ts';

/** Drafts as the app kept them before it encrypted them. */
export interface PlainDrafts {
  all(): Promise<readonly Draft[]>;
  /** Removes this one as it was read; one that was written since stays for the next time. */
  remove(draft: Draft): Promise<void>;
}

/**
 * Takes over drafts of older versions of the app, everybody's on this device: each is closed with its person's key and only then
 * removed where it lay open. Killed in between, it is there twice and taken over again; of two the newer one counts.
 */
export async function takeOverPlain(plain: PlainDrafts, sealed: SealedDrafts): Promise<void> {
  for (const draft of await plain.all()) {
    const known = await sealed.find(draft.id).catch(asNone);
    if (known === undefined || known.savedAt < draft.savedAt) await sealed.save(draft);
    await plain.remove(draft);
  }
}

/** What cannot be opened is no reason to lose what can. */
function asNone(error: unknown): undefined {
  if (!(error instanceof UnreadableDraft)) throw error;
}
