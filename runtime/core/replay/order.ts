import { canonicalJson, type JsonValue, type Text } from '#core/base';
import { type ReadEvent, readEvent, reasons } from '#core/rules';

/** A document that is no event: it has a verdict, but no place in the order of a case. */
export interface Unreadable {
  readonly document: unknown;
  readonly code: 'event.malformed';
  readonly reason: Text;
}

export interface Sorted {
  /** In the order of the case: (instant, `_id`), each id once. */
  readonly items: readonly ReadEvent[];
  readonly unreadable: readonly Unreadable[];
}

/** Reads documents as events and puts them in order. The order they came in is without meaning (SPEC P1, P7). */
export function sortEvents(documents: readonly unknown[]): Sorted {
  const read: ReadEvent[] = [];
  const unreadable: Unreadable[] = [];
  // A store lists by id: while each is beyond the last, none has come twice, and nobody need remember them.
  let rising = true;
  let last = '';
  for (const document of documents) {
    const item = readEvent(document);
    if (item === undefined)
      unreadable.push({ document, code: 'event.malformed', reason: reasons.malformed() });
    else {
      read.push(item);
      rising &&= last < item.event._id;
      last = item.event._id;
    }
  }
  const items = rising ? read : onceEach(read);
  return { items: isSorted(items) ? items : items.sort(compareEvents), unreadable };
}

/** An id stands for one document. Were there two, every device must take the same one. */
function preferred(left: ReadEvent, right: ReadEvent): ReadEvent {
  if (left.event === right.event) return left;
  return text(left) <= text(right) ? left : right;
}

export function compareEvents(left: ReadEvent, right: ReadEvent): number {
  if (left.at !== right.at) return left.at - right.at;
  const [one, other] = [left.event._id, right.event._id];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Each id once, where it first stood: of several documents under one id the preferred one. */
export function onceEach(items: readonly ReadEvent[]): ReadEvent[] {
  const byId = new Map<string, ReadEvent>();
  for (const item of items) {
    const id = item.event._id;
    const known = byId.get(id);
    byId.set(id, known === undefined ? item : preferred(known, item));
  }
  return Array.from(byId.values());
}

function isSorted(items: readonly ReadEvent[]): boolean {
  let last: ReadEvent | undefined;
  for (const item of items) {
    if (last !== undefined && compareEvents(last, item) > 0) return false;
    last = item;
  }
  return true;
}

function text({ event }: ReadEvent): string {
  // An event is JSON; its type only lacks the index signature.
  return canonicalJson(event as unknown as JsonValue);
}
