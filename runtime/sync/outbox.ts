/**
 * Which events of this device have not reached the server. What is needed to know it again after a killed tab is kept
 * beside the events in a local document (never replicated): how far all is settled, and what the server would not take.
 * Everything after that point is asked about anew, so whatever the moment of the kill, nothing is forgotten.
 */
import type { CaseEvent } from '#core';
import { findContent, upsert } from '#store';
import type { EventDatabase } from '#store';
import type { RefusedEvent } from './SyncStatus.ts';

const ID = '_local/wangge-outbox';

interface Kept {
  /** Local sequence up to which every event is on the server, refused or settled. */
  readonly pushed: number | string;
  readonly refused: readonly RefusedEvent[];
  /** Refused events that their author corrected by another one or gave up. */
  readonly settled: readonly string[];
  /** Refused once and offered again: they lie before `pushed`, and no look at what came after it would find them. */
  readonly again: readonly string[];
}

const NOTHING_KEPT: Kept = { pushed: 0, refused: [], settled: [], again: [] };

export interface Outbox {
  /** Events of this device that the server has not confirmed, oldest first. */
  waiting(): readonly string[];
  /** What to offer next: `waiting` and, after a start, whatever came by another way and was not yet asked about. */
  next(count: number): readonly string[];
  refused(): readonly RefusedEvent[];
  settled(): readonly string[];
  /** Local sequence of the last change that was looked at. */
  seen(): number | string;
  /** A change of the local database was looked at; true when it is an event of this device. */
  saw(event: CaseEvent | undefined, sequence: number | string): boolean;
  /** The server has these. */
  accepted(eventIds: readonly string[]): void;
  /** To the end of the line: the others are offered first. */
  postpone(eventIds: readonly string[]): void;
  refuse(refused: RefusedEvent): Promise<void>;
  /** Remembers how far all is settled, when nothing is left to offer. */
  caughtUp(): Promise<void>;
  /** Takes a refusal off the list after its author corrected or gave it up, and removes the event from this device. */
  settle(eventId: string): Promise<void>;
  /** Offers a refused event once more, for example after the device's clock was set right. */
  offerAgain(eventId: string): Promise<void>;
}

/** Reads what is kept and looks through the events written after it. `device` tells this device's own from others'. */
export async function openOutbox(database: EventDatabase, device: string): Promise<Outbox> {
  const keeper = database as unknown as PouchDB.Database<Kept>;
  let kept = { ...NOTHING_KEPT, ...(await findContent(keeper, ID)) };
  const { results, last_seq: last } = await database.changes({ since: kept.pushed, include_docs: true });
  let seen = last;
  /** Event id → whether this device wrote it, in the order in which they are offered. */
  const line = new Map<string, boolean>();
  for (const { id, doc, deleted } of results) {
    if (id.startsWith('e/') && deleted !== true && !isNotTaken(id)) line.set(id, doc?.device === device);
  }

  for (const id of kept.again) line.set(id, true);
  /** Of those that were offered again, the ones this page knows of: another tab may have more. */
  const again = new Set(kept.again);

  function isNotTaken(id: string): boolean {
    return kept.settled.includes(id) || kept.refused.some(({ event }) => event === id);
  }

  let queue: Promise<void> = Promise.resolve();
  function keep(change: (before: Kept) => Kept): Promise<void> {
    const written = queue.then(async () => {
      kept = await upsert(keeper, ID, (before) => change({ ...NOTHING_KEPT, ...before }));
    });
    queue = written.catch(() => undefined);
    return written;
  }

  return {
    waiting: () => [...line].flatMap(([id, own]) => (own ? [id] : [])),
    next: (count) => [...line.keys()].slice(0, count),
    refused: () => kept.refused,
    settled: () => kept.settled,
    seen: () => seen,
    saw(event, sequence) {
      seen = sequence;
      if (event?.device !== device || isNotTaken(event._id)) return false;
      line.set(event._id, true);
      return true;
    },
    accepted(eventIds) {
      for (const id of eventIds) line.delete(id);
    },
    postpone(eventIds) {
      for (const id of eventIds) {
        const own = line.get(id);
        if (own === undefined) continue;
        line.delete(id);
        line.set(id, own);
      }
    },
    async refuse(one) {
      await keep((before) => ({
        ...before,
        refused: [...without(before.refused, one.event), one],
        again: before.again.filter((id) => id !== one.event),
      }));
      line.delete(one.event);
    },
    async caughtUp() {
      // Two tabs share the document: the one that is further behind must not turn it back.
      if (line.size > 0 || (seen === kept.pushed && again.size === 0)) return;
      const sequence = seen;
      const done = new Set(again);
      await keep((before) => ({
        ...before,
        pushed: later(before.pushed, sequence),
        again: before.again.filter((id) => !done.has(id)),
      }));
      for (const id of done) again.delete(id);
    },
    async settle(eventId) {
      if (!kept.refused.some(({ event }) => event === eventId)) return;
      await keep(({ refused, settled, ...before }) => ({
        ...before,
        refused: without(refused, eventId),
        settled: [...settled.filter((id) => id !== eventId), eventId],
      }));
      // What somebody gave up does not stay on the device behind their back. Noted before, so that no kill makes it wait again.
      const { _rev } = await database.get(eventId);
      await database.remove(eventId, _rev);
    },
    async offerAgain(eventId) {
      if (!kept.refused.some(({ event }) => event === eventId)) return;
      await keep((before) => ({
        ...before,
        refused: without(before.refused, eventId),
        again: [...before.again.filter((id) => id !== eventId), eventId],
      }));
      again.add(eventId);
      line.set(eventId, true);
    },
  };
}

/** Local sequences are numbers that grow; an adapter with opaque ones has the last word. */
function later(before: number | string, now: number | string): number | string {
  return typeof before === 'number' && typeof now === 'number' ? Math.max(before, now) : now;
}

function without(refused: readonly RefusedEvent[], eventId: string): readonly RefusedEvent[] {
  return refused.filter(({ event }) => event !== eventId);
}
