import type { CaseEvent } from '#core';
import { toBlob } from './bytes.ts';
import { EventExists, isStorageFull, StorageFull } from './errors.ts';
import type { EventStore, NewFile } from './EventStore.ts';
import { ALL_EVENTS, eventsRange, sameEvent, toDocument, toEvent } from './pouchDocument.ts';
import type { EventDatabase } from './pouchDocument.ts';
import { watchDatabase } from './watchDatabase.ts';

export interface PouchStoreOptions {
  /** Remote database name → the local database that mirrors it. */
  readonly databases: Readonly<Record<string, EventDatabase>>;
}

/** An event store over one PouchDB for each remote database. Closing it closes them. */
export function createPouchStore({ databases }: PouchStoreOptions): EventStore {
  const all = Object.values(databases);
  const feeds = new Set<() => void>();

  async function range(bounds: { startkey: string; endkey: string }): Promise<readonly CaseEvent[]> {
    const seen = new Map<string, CaseEvent>();
    for (const database of all) {
      const { rows } = await database.allDocs({ ...bounds, include_docs: true });
      for (const { doc } of rows) if (doc && !seen.has(doc._id)) seen.set(doc._id, toEvent(doc));
    }
    return [...seen.values()];
  }

  return {
    async put(name, event, files = []) {
      const database = databases[name];
      if (!database) throw new Error(`This device has no database ${name}.`);
      await putOnce(database, event, files);
    },
    all: () => range(ALL_EVENTS),
    eventsOf: (caseId) => range(eventsRange(caseId)),
    async file(eventId, name) {
      for (const database of all) {
        const found = await attachmentOf(database, eventId, name);
        if (found) return found;
      }
      return undefined;
    },
    watch(listener) {
      const running = all.map((database) => watchDatabase(database, listener));
      const stop = (): void => {
        for (const cancel of running) cancel();
        feeds.delete(stop);
      };
      feeds.add(stop);
      return stop;
    },
    async close() {
      for (const stop of [...feeds]) stop();
      await Promise.all(all.map((database) => database.close()));
    },
  };
}

async function attachmentOf(database: EventDatabase, id: string, name: string): Promise<Blob | undefined> {
  try {
    const found = await database.getAttachment(id, name);
    // PouchDB under Node notes the media type on the Buffer.
    return toBlob(found as Blob | Uint8Array, (found as { readonly type?: string }).type ?? '');
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

async function putOnce(database: EventDatabase, event: CaseEvent, files: readonly NewFile[]): Promise<void> {
  try {
    await database.put(await toDocument(event, files));
  } catch (error) {
    if (statusOf(error) !== 409)
      throw isStorageFull(error) ? new StorageFull('No room on this device.') : error;
    if (!sameEvent(toEvent(await database.get(event._id)), event)) throw new EventExists(event._id);
  }
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : undefined;
}
