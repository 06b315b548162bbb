/// <reference types="pouchdb-core" />
/// <reference types="pouchdb-replication" />
import { canonicalJson } from '#core';
import type { CaseEvent, JsonValue } from '#core';
import { toPlatformBytes } from './bytes.ts';
import type { NewFile } from './EventStore.ts';

/** An event as PouchDB keeps it: the event itself, a revision, and its files. */
export type EventDocument = CaseEvent & { readonly _rev?: string };
export type EventDatabase = PouchDB.Database<CaseEvent>;

/** Event ids begin with `e/`; this range holds them all and no design or local document. */
export const ALL_EVENTS = { startkey: 'e/', endkey: 'e/\uffff' } as const;

/** The range of one case's events. */
export function eventsRange(caseId: string): { startkey: string; endkey: string } {
  return { startkey: `e/${caseId}/`, endkey: `e/${caseId}/\uffff` };
}

/** What to write: the event with its files as attachments. */
export async function toDocument(
  event: CaseEvent,
  files: readonly NewFile[],
): Promise<PouchDB.Core.PutDocument<CaseEvent>> {
  const { _attachments: _stubs, ...bare } = event;
  if (files.length === 0) return bare;
  const attachments: PouchDB.Core.Attachments = {};
  for (const { name, type, bytes } of files) {
    attachments[name] = { content_type: type, data: await toPlatformBytes(bytes, type) };
  }
  return { ...bare, _attachments: attachments };
}

/** The event without the database's own bookkeeping: two stores give the same value for the same event. */
export function toEvent(document: EventDocument): CaseEvent {
  const { _rev: _ignored, _attachments: files, ...event } = document;
  return files === undefined ? event : { ...event, _attachments: filesOf(files) };
}

/** Type and length of each file: digests and revision numbers differ between databases and mean nothing to a case. */
function filesOf(files: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(files).map(([name, file]) => {
    const { content_type: type, length } = file as { content_type?: string; length?: number };
    return [name, { content_type: type ?? '', length: length ?? 0 }] as const;
  });
  return Object.fromEntries(entries);
}

/** Whether two events say the same. Files do not count: what they are called stands in the data. */
export function sameEvent(a: CaseEvent, b: CaseEvent): boolean {
  return canonicalJson(withoutFiles(a)) === canonicalJson(withoutFiles(b));
}

function withoutFiles({ _attachments: _files, ...event }: CaseEvent): JsonValue {
  return event as unknown as JsonValue;
}
