import type { CaseEvent } from '#core';
import { EventExists } from './errors.ts';
import type { EventStore, NewFile } from './EventStore.ts';
import { sameEvent } from './pouchDocument.ts';

/** An event store that forgets: for tests, stories and the preview. */
export function createMemoryStore(initial: readonly CaseEvent[] = []): EventStore {
  const events = new Map(initial.map((event) => [event._id, event]));
  const files = new Map<string, Blob>();
  const listeners = new Set<(events: readonly CaseEvent[]) => void>();

  return {
    put(_database, event, newFiles = []) {
      const kept = events.get(event._id);
      if (kept)
        return sameEvent(kept, event) ? Promise.resolve() : Promise.reject(new EventExists(event._id));
      events.set(event._id, event);
      for (const file of newFiles) files.set(`${event._id}/${file.name}`, toBlob(file));
      for (const listener of listeners) listener([event]);
      return Promise.resolve();
    },
    all: () => Promise.resolve([...events.values()]),
    eventsOf: (caseId) => Promise.resolve([...events.values()].filter((event) => event.case === caseId)),
    file: (eventId, name) => Promise.resolve(files.get(`${eventId}/${name}`)),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      return Promise.resolve();
    },
  };
}

function toBlob({ bytes, type }: NewFile): Blob {
  return bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)], { type });
}
