import type { CaseEvent } from '#core';
import { toEvent } from './pouchDocument.ts';
import type { EventDatabase } from './pouchDocument.ts';

/** A first download brings thousands of events, one by one: told together they are one redraw. Below what a person notices (ms). */
const GATHER_FOR = 30;

/** A feed that broke (a browser closes a database of a page it put to sleep) is taken up again after this (ms). */
const TAKE_UP_AFTER = 1000;

/** Tells of events that a database gets from now on, in bunches. Returns the way to stop; then nothing more is told. */
export function watchDatabase(
  database: EventDatabase,
  listener: (events: readonly CaseEvent[]) => void,
): () => void {
  let bunch: CaseEvent[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let cancel = follow('now');

  function follow(since: number | string): () => void {
    let seen = since;
    const feed = database.changes({ since, live: true, include_docs: true });
    void feed.on('change', ({ seq, doc, deleted }) => {
      seen = seq;
      if (!doc?._id.startsWith('e/') || deleted === true) return;
      bunch.push(toEvent(doc));
      telling ??= setTimeout(tell, GATHER_FOR);
    });
    void feed.on('error', () => {
      again = setTimeout(() => (cancel = follow(seen)), TAKE_UP_AFTER);
    });
    return () => {
      feed.cancel();
    };
  }

  function tell(): void {
    const events = bunch;
    bunch = [];
    telling = undefined;
    listener(events);
  }

  return () => {
    clearTimeout(telling);
    clearTimeout(again);
    cancel();
  };
}
