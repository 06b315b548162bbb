/**
 * Which events of this device have not reached the server. Kept beside the events in a local document
 * (never replicated), so a killed tab or a new start knows it too:
 * `pushed` is the local sequence up to which everything was offered to the server, `refused` what it would not take.
 */
import type { CaseEvent } from '#core';
import type { EventDatabase } from '#store';
import type { RefusedEvent } from './SyncStatus.ts';

const ID = '_local/wangge-outbox';

interface Kept {
  readonly pushed: number | string;
  readonly refused: readonly RefusedEvent[];
}

export interface Outbox {
  waiting(): readonly string[];
  refused(): readonly RefusedEvent[];
  /** An event was written here. */
  wrote(event: CaseEvent): void;
  /** The server has these. */
  accepted(eventIds: readonly string[]): void;
  refuse(refused: RefusedEvent): Promise<void>;
  /** Everything up to this local sequence was offered: what is not refused is there. */
  caughtUp(sequence: number | string): Promise<void>;
  /** Forgets a refusal after its author corrected or gave it up. */
  settle(eventId: string): Promise<void>;
}

/** Reads what is kept and looks through the events written after it. `device` tells this device's own from others'. */
export async function openOutbox(database: EventDatabase, device: string): Promise<Outbox> {
  const store = database as unknown as PouchDB.Database<Kept>;
  let kept = await store.get(ID).catch((): Kept => ({ pushed: 0, refused: [] }));
  const refused = new Map(kept.refused.map((one) => [one.event, one]));
  const { results } = await database.changes({ since: kept.pushed, include_docs: true });
  const own = results.filter(({ id, doc }) => id.startsWith('e/') && doc?.device === device);
  const waiting = new Set(own.map(({ id }) => id).filter((id) => !refused.has(id)));

  let queue: Promise<void> = Promise.resolve();
  function keep(pushed: number | string): Promise<void> {
    queue = queue.then(async () => {
      const current = await store.get(ID).catch(() => undefined);
      const next = { _id: ID, pushed, refused: [...refused.values()] };
      await store.put(current ? { ...next, _rev: current._rev } : next);
      kept = next;
    });
    return queue;
  }

  return {
    waiting: () => [...waiting],
    refused: () => [...refused.values()],
    wrote(event) {
      if (event.device === device) waiting.add(event._id);
    },
    accepted(eventIds) {
      for (const id of eventIds) waiting.delete(id);
    },
    async refuse(one) {
      waiting.delete(one.event);
      refused.set(one.event, one);
      await keep(kept.pushed);
    },
    async caughtUp(sequence) {
      if (sequence !== kept.pushed) await keep(sequence);
    },
    async settle(eventId) {
      refused.delete(eventId);
      await keep(kept.pushed);
    },
  };
}
