import type { CaseEvent } from '#core';
import { toBlob } from './bytes.ts';
import { EventExists } from './errors.ts';
import type { EventStore, NewFile } from './EventStore.ts';
import { sameEvent } from './pouchDocument.ts';

/** An event store that forgets: for tests, stories and the preview. */
export function createMemoryStore(initial: readonly CaseEvent[] = []): EventStore {
  const events = new Map(initial.map((event) => [event._id, event]));
  const files = new Map<string, Blob>();
  const listeners = new Set<(events: readonly CaseEvent[]) => void>();

  return {
    async put(_database, event, newFiles = []) {
      const kept = events.get(event._id);
      if (kept && sameEvent(kept, event)) return;
      if (kept) throw new EventExists(event._id);
      const blobs = newFiles.map(({ name, bytes, type }) => [name, toBlob(bytes, type)] as const);
      for (const [name, blob] of blobs) files.set(`${event._id}/${name}`, blob);
      const stored = withFiles(event, blobs, newFiles);
      events.set(event._id, stored);
      for (const listener of [...listeners]) listener([stored]);
    },
    all: async () => [...events.values()],
    eventsOf: async (caseId) => [...events.values()].filter((event) => event.case === caseId),
    file: async (eventId, name) => files.get(`${eventId}/${name}`),
    watch(listener) {
      const own: typeof listener = (news) => listener(news);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    async close() {
      listeners.clear();
    },
  };
}

/** As a database would give it back: type and length of each file that came with it. */
function withFiles(
  { _attachments: _stubs, ...event }: CaseEvent,
  blobs: readonly (readonly [string, Blob])[],
  files: readonly NewFile[],
): CaseEvent {
  if (blobs.length === 0) return event;
  const entries = blobs.map(([name, { size }], place) => {
    return [name, { content_type: files[place]?.type ?? '', length: size }] as const;
  });
  return { ...event, _attachments: Object.fromEntries(entries) };
}
