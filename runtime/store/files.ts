import { brokenFiles, isInIndexedDb } from './brokenFiles.ts';
import { toBlob } from './bytes.ts';
import type { EventPages } from './eventPages.ts';
import type { EventDatabase } from './pouchDocument.ts';

/** A file that a database holds, or undefined when it does not or has lost its bytes. */
export async function attachmentOf(
  database: EventDatabase,
  id: string,
  name: string,
): Promise<Blob | undefined> {
  try {
    if (isInIndexedDb(database) && (await isBroken(database, id, name))) return undefined;
    const found = await database.getAttachment(id, name);
    // PouchDB under Node notes the media type on the Buffer.
    return toBlob(found as Blob | Uint8Array, (found as { readonly type?: string }).type ?? '');
  } catch (error) {
    if ((error as { readonly status?: number } | null)?.status === 404) return undefined;
    throw error;
  }
}

async function isBroken(database: EventDatabase, id: string, name: string): Promise<boolean> {
  const file = (await database.get(id))._attachments?.[name];
  // Only this one is read to its end: the others of the event are looked at when they are wanted.
  return file !== undefined && (await brokenFiles(database, { [name]: file })).length > 0;
}

interface Wanted {
  readonly kept: EventPages;
  readonly local: EventDatabase;
  readonly remote: EventDatabase;
  readonly eventId: string;
  readonly name: string;
}

/**
 * A file of an event that a page holds: fetches the event with all its files and keeps it as a document, so that the next look
 * needs no network. Undefined when the page does not hold it, the event has no such file or the server cannot be reached.
 */
export async function fetchFile({ kept, local, remote, eventId, name }: Wanted): Promise<Blob | undefined> {
  const [caseId = ''] = eventId.split('/').slice(1);
  const event = (await kept.eventsOf(caseId)).find(({ _id }) => _id === eventId);
  if (event?._attachments?.[name] === undefined) return undefined;
  try {
    const document = await remote.get(eventId, { attachments: true });
    await local.bulkDocs([document], { new_edits: false });
  } catch {
    // Without a network, or without room to keep all its files: the one that is asked for can still be shown.
    return attachmentOf(remote, eventId, name).catch(() => undefined);
  }
  return attachmentOf(local, eventId, name);
}
