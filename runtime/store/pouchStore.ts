import type { CaseEvent } from '#core';
import { EventExists, StorageFull } from './errors.ts';
import type { EventStore, NewFile } from './EventStore.ts';
import { ALL_EVENTS, eventsRange, sameEvent, toDocument, toEvent } from './pouchDocument.ts';
import type { EventDatabase } from './pouchDocument.ts';

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
        const found = await database.getAttachment(eventId, name).catch(() => undefined);
        if (found) return found instanceof Blob ? found : new Blob([new Uint8Array(found)]);
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

function watchDatabase(
  database: EventDatabase,
  listener: (events: readonly CaseEvent[]) => void,
): () => void {
  const feed = database.changes({ since: 'now', live: true, include_docs: true });
  void feed.on('change', ({ doc }) => {
    if (doc?._id.startsWith('e/')) listener([toEvent(doc)]);
  });
  return () => {
    feed.cancel();
  };
}

async function putOnce(database: EventDatabase, event: CaseEvent, files: readonly NewFile[]): Promise<void> {
  try {
    await database.put(toDocument(event, files));
  } catch (error) {
    if (statusOf(error) !== 409) throw isQuota(error) ? new StorageFull('No room on this device.') : error;
    if (!sameEvent(toEvent(await database.get(event._id)), event)) throw new EventExists(event._id);
  }
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : undefined;
}

/** Browsers name a full disk in different places: the error's own name, or PouchDB's reason text. */
function isQuota(error: unknown): boolean {
  return /quota|disk is full|ENOSPC/i.test(`${String(error)} ${JSON.stringify(error)}`);
}
