import type { CaseEvent } from '#core';
import { toEvent } from './pouchDocument.ts';
import type { EventDocument } from './pouchDocument.ts';
import { followDocuments } from './followDocuments.ts';
import { upsert } from './upsert.ts';

/** Many events in one document: written and read in a hundredth of the time that as many documents take. */
export interface PageDocument {
  readonly events: readonly EventDocument[];
}

/** The pages of one database, kept beside its documents. Made by a first load and never changed by anybody. */
export type PageDatabase = PouchDB.Database<PageDocument>;

/** Pages of the first load in the order of event ids are called after the least id in them … */
const BY_ID = 'p/';
/** … and those that came before it, with the open cases, by number. */
const AHEAD = 'o/';

/** What a first load brought to this device: events as the server had them, without the bytes of their files. */
export interface EventPages {
  all(): Promise<readonly CaseEvent[]>;
  eventsOf(caseId: string): Promise<readonly CaseEvent[]>;
  /** Of these, id → revision, the ones that a page holds. */
  holding(revisions: Readonly<Record<string, readonly string[]>>): Promise<ReadonlySet<string>>;
  /** Keeps events that lie in one piece in the order of ids, all of a stretch. */
  put(events: readonly EventDocument[]): Promise<void>;
  /** Keeps events ahead of their place in the order. */
  putAhead(number: number, events: readonly EventDocument[]): Promise<void>;
  /** Drops what came ahead, when everything is there in order. */
  dropAhead(): Promise<void>;
  /** Drops everything. */
  clear(): Promise<void>;
  /** The least id kept in order: behind it an interrupted load goes on. */
  least(): Promise<string | undefined>;
  /** Tells of pages from now on. Returns the way to stop. */
  watch(listener: (events: readonly CaseEvent[]) => void): () => void;
}

/** The events in the pages of `database`. */
export function openEventPages(database: PageDatabase): EventPages {
  async function ahead(): Promise<readonly PageDocument[]> {
    const { rows } = await database.allDocs({
      include_docs: true,
      startkey: AHEAD,
      endkey: `${AHEAD}\uffff`,
    });
    return rows.flatMap(({ doc }) => doc ?? []);
  }

  /** Pages that may hold ids from `least` to `greatest`: the last one that begins before, and all that begin between. */
  async function between(least: string, greatest: string): Promise<readonly PageDocument[]> {
    const options = { include_docs: true, descending: true, startkey: BY_ID + greatest } as const;
    const inside = await database.allDocs({ ...options, endkey: BY_ID + least });
    const before = await database.allDocs({ ...options, startkey: BY_ID + least, endkey: BY_ID, limit: 1 });
    return [...inside.rows, ...before.rows].flatMap(({ doc }) => doc ?? []);
  }

  async function write(id: string, events: readonly EventDocument[]): Promise<void> {
    // Almost always there is none yet; an interrupted load may have left one.
    await database.put({ _id: id, events }).catch((error: unknown) => {
      if ((error as { readonly status?: number } | null)?.status !== 409) throw error;
      return upsert(database, id, () => ({ events }));
    });
  }

  async function drop(prefix: string): Promise<void> {
    const { rows } = await database.allDocs({ startkey: prefix, endkey: `${prefix}\uffff` });
    for (const { id, value } of rows) await database.remove(id, value.rev);
  }

  return {
    async all() {
      const found = await database.allDocs({
        include_docs: true,
        descending: true,
        startkey: `${BY_ID}\uffff`,
        endkey: BY_ID,
      });
      const pages = [...(await ahead()), ...found.rows.flatMap(({ doc }) => doc ?? [])];
      return distinct(pages.flatMap(({ events }) => events));
    },
    async eventsOf(caseId) {
      const prefix = `e/${caseId}/`;
      const pages = [...(await ahead()), ...(await between(prefix, `${prefix}\uffff`))];
      return distinct(pages.flatMap(({ events }) => events.filter(({ _id }) => _id.startsWith(prefix))));
    },
    async holding(revisions) {
      const ids = Object.keys(revisions).sort();
      const [least, greatest] = [ids[0], ids.at(-1)];
      if (least === undefined || greatest === undefined) return new Set();
      const pages = [...(await ahead()), ...(await between(least, greatest))];
      const held = pages.flatMap(({ events }) =>
        events.flatMap(({ _id, _rev = '' }) => (revisions[_id]?.includes(_rev) === true ? [_id] : [])),
      );
      return new Set(held);
    },
    async put(events) {
      const least = events.reduce((id, { _id }) => (_id < id ? _id : id), events[0]?._id ?? '');
      if (events.length > 0) await write(BY_ID + least, events);
    },
    async putAhead(number, events) {
      if (events.length > 0) await write(AHEAD + String(number).padStart(4, '0'), events);
    },
    dropAhead: () => drop(AHEAD),
    async clear() {
      await drop(AHEAD);
      await drop(BY_ID);
    },
    async least() {
      const { rows } = await database.allDocs({ startkey: BY_ID, endkey: `${BY_ID}\uffff`, limit: 1 });
      return rows[0]?.id.slice(BY_ID.length);
    },
    watch(listener) {
      return followDocuments(database, 'now', ({ events }) => {
        listener(events.map(toEvent));
      });
    },
  };
}

function distinct(events: readonly EventDocument[]): readonly CaseEvent[] {
  return [...new Map(events.map((event) => [event._id, event])).values()].map(toEvent);
}
