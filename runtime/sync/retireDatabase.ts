import type { CaseEvent } from '#core';
import { attachmentOf, toDocument, type EventDatabase, type NewFile, type PageDatabase } from '#store';
import { openOutbox } from './outbox.ts';
import type { RefusedEvent } from './SyncStatus.ts';

export interface RetireOptions {
  /** What this account may no longer hold. Nothing else may use it any more. */
  readonly database: EventDatabase;
  readonly pages: PageDatabase;
  /** Where events go that are nowhere else. */
  readonly leftOver: EventDatabase;
  readonly device: string;
}

const REASON: RefusedEvent['reason'] = {
  'zh-CN':
    '您的岗位或网格有变动，这条记录没来得及上传，服务器已不再接收。请导出后交给现在负责的人，或联系管理员。',
  en: 'Your post or grid has changed before this record was uploaded, and the server no longer takes it from you. Export it for whoever is in charge now, or ask the administrator.',
};

/** An event with those of its files that this device can still read: its words and its other photos are worth keeping. */
async function readWhatIsLeft(
  database: EventDatabase,
  id: string,
): Promise<PouchDB.Core.PutDocument<CaseEvent>> {
  const bare = await database.get(id, { revs: true });
  const files: NewFile[] = [];
  for (const name of Object.keys(bare._attachments ?? {})) {
    const bytes = await attachmentOf(database, id, name);
    if (bytes !== undefined) files.push({ name, type: bytes.type, bytes });
  }
  return toDocument(bare, files);
}

/**
 * Removes a database from this device after its rights went, but for events that the server never had: they are kept as refused
 * ones, with their files. Whatever the moment of a kill: an event is left over before its database is removed. Resolves to how many.
 */
export async function retireDatabase({ database, pages, leftOver, device }: RetireOptions): Promise<number> {
  const box = await openOutbox(database, device);
  const known = new Map(box.refused().map((one) => [one.event, one]));
  const ids = [...box.waiting(), ...known.keys()];
  if (ids.length > 0) {
    const rest = await openOutbox(leftOver, device);
    for (const id of ids) {
      const event = await readWhatIsLeft(database, id);
      await leftOver.bulkDocs([event], { new_edits: false });
      await leftOver.get(id);
      await rest.refuse(
        known.get(id) ?? { event: id, case: event.case, code: 'right.lost', pointer: '', reason: REASON },
      );
    }
  }
  await database.destroy();
  await pages.destroy();
  return ids.length;
}
