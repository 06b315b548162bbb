import type { CaseEvent } from '#core';
import { attachmentOf, fetchFile } from './files.ts';
import { openEventPages } from './eventPages.ts';
import type { EventPages, PageDatabase } from './eventPages.ts';
import { EventExists, isStorageFull, StorageFull } from './errors.ts';
import type { EventStore, NewFile } from './EventStore.ts';
import { ALL_EVENTS, eventsRange, sameEvent, toDocument, toEvent } from './pouchDocument.ts';
import type { EventDatabase } from './pouchDocument.ts';
import { watchDatabase } from './watchDatabase.ts';

export interface PouchStoreOptions {
  /** Remote database name → the local database that mirrors it. */
  readonly databases: Readonly<Record<string, EventDatabase>>;
  /** Remote database name → the pages that a first load of it brought. */
  readonly pages?: Readonly<Record<string, PageDatabase>>;
  /**
   * Remote database name → where the files of events in its pages are to be had: a first load brings none. Without a network they
   * are not here.
   */
  readonly remotes?: Readonly<Record<string, EventDatabase>>;
}

/** An event store over one PouchDB for each remote database. Closing it closes them. */
export function createPouchStore({ databases, pages = {}, remotes = {} }: PouchStoreOptions): EventStore {
  const all = Object.values(databases);
  const brought = Object.values(pages).map(openEventPages);
  const feeds = new Set<() => void>();

  async function united(
    bounds: { startkey: string; endkey: string },
    fromPages: (one: EventPages) => Promise<readonly CaseEvent[]>,
  ): Promise<readonly CaseEvent[]> {
    const seen = new Map<string, CaseEvent>();
    for (const database of all) {
      const { rows } = await database.allDocs({ ...bounds, include_docs: true });
      for (const { doc } of rows) if (doc && !seen.has(doc._id)) seen.set(doc._id, toEvent(doc));
    }
    for (const one of brought) {
      for (const event of await fromPages(one)) if (!seen.has(event._id)) seen.set(event._id, event);
    }
    return [...seen.values()];
  }

  /** Fetches an event that only a page holds with all its files, and keeps it where there is room. */
  async function fetched(eventId: string, name: string): Promise<Blob | undefined> {
    for (const [database, remote] of Object.entries(remotes)) {
      const [kept, local] = [pages[database], databases[database]];
      if (kept === undefined || local === undefined) continue;
      const found = await fetchFile({ kept: openEventPages(kept), local, remote, eventId, name });
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return {
    async put(name, event, files = []) {
      const database = databases[name];
      if (!database) throw new Error(`This device has no database ${name}.`);
      await putOnce(database, event, files);
    },
    all: () => united(ALL_EVENTS, (one) => one.all()),
    eventsOf: (caseId) => united(eventsRange(caseId), (one) => one.eventsOf(caseId)),
    async file(eventId, name) {
      for (const database of all) {
        const found = await attachmentOf(database, eventId, name);
        if (found) return found;
      }
      return fetched(eventId, name);
    },
    watch(listener) {
      const running = [
        ...all.map((database) => watchDatabase(database, listener)),
        ...brought.map((one) => one.watch(listener)),
      ];
      const stop = (): void => {
        for (const cancel of running) cancel();
        feeds.delete(stop);
      };
      feeds.add(stop);
      return stop;
    },
    async close() {
      for (const stop of [...feeds]) stop();
      await Promise.all([...all, ...Object.values(pages)].map((database) => database.close()));
    },
  };
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
