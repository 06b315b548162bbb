import type { CaseEvent } from '#core';
import { followDocuments } from './followDocuments.ts';
import { toEvent } from './pouchDocument.ts';
import type { EventDatabase } from './pouchDocument.ts';

/** Replication brings events one by one: told together they are one redraw. Below what a person notices (ms). */
const GATHER_FOR = 30;

/** Tells of events that a database gets from now on, in bunches. Returns the way to stop; then nothing more is told. */
export function watchDatabase(
  database: EventDatabase,
  listener: (events: readonly CaseEvent[]) => void,
): () => void {
  let bunch: CaseEvent[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;
  const stop = followDocuments(database, 'now', (doc) => {
    if (!doc._id.startsWith('e/')) return;
    bunch.push(toEvent(doc));
    telling ??= setTimeout(tell, GATHER_FOR);
  });

  function tell(): void {
    const events = bunch;
    bunch = [];
    telling = undefined;
    listener(events);
  }

  return () => {
    clearTimeout(telling);
    stop();
  };
}
