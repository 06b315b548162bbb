import {
  isObject,
  own,
  setAt,
  type Case,
  type CaseEvent,
  type Flow,
  type JsonObject,
  type JsonValue,
} from '#core';
import type { NewFile } from '#store';
import type { RefusedEvent } from '#sync';
import { actsOf, openerFor, type Workplace } from '../data/index.ts';
import { draftAddress, draftId, type Draft } from '../draft/index.ts';

/** Whether this person may do the same act once more: the same opening with the newest kit, or the same act of the case as it stands. */
export function canCorrect(place: Workplace, event: CaseEvent): boolean {
  if (event.act === 'open') {
    const flow = own<Flow>(place.kit.flows, event.flow);
    return flow !== undefined && openerFor(place.kit, flow, place.me, event.grid) !== undefined;
  }
  const one = place.index.find(event.case);
  return (
    one !== undefined && actsOf(place, one).some(({ act, decision }) => act === event.act && decision.allow)
  );
}

/**
 * Makes a draft of the same act with the event's data and files, unless one was begun before. Resolves to the address where it is
 * filled in. Files that cannot be read any more are left out.
 */
export async function beginCorrection(
  place: Workplace,
  refusal: RefusedEvent,
  event: CaseEvent,
): Promise<string> {
  const { draft, isBegun } = await correctionOf(place, refusal, event);
  if (!isBegun) await place.drafts.save(draft);
  return draftAddress(draft);
}

/** The draft that corrects an event: the one that was begun before, or a new one that is not kept yet. */
export async function correctionOf(
  { store, drafts, me, index, clock }: Workplace,
  { event: id, case: caseId }: RefusedEvent,
  event: CaseEvent,
): Promise<{ readonly draft: Draft; readonly isBegun: boolean }> {
  const own = event.act === 'open' ? {} : { case: caseId };
  const head = {
    id: draftId(me.person, event.flow, event.act, own.case, id),
    person: me.person,
    flow: event.flow,
    act: event.act,
    ...own,
  };
  const begun = await drafts.find(head.id);
  if (begun !== undefined) return { draft: begun, isBegun: true };
  const names = Object.keys(event._attachments ?? {});
  const files = await Promise.all(names.map((name) => readFile(store, id, name)));
  const lost = names.filter((_, place) => files[place] === undefined);
  const draft: Draft = {
    ...head,
    grid: event.grid,
    corrects: { event: id, at: event.at },
    data: withoutNames(answersOf(event, index.find(caseId)), new Set(lost)) as JsonObject,
    files: files.filter((file) => file !== undefined),
    ...(lost.length > 0 && { lostFiles: lost.length }),
    savedAt: clock(),
  };
  return { draft, isBegun: false };
}

async function readFile(store: Workplace['store'], id: string, name: string): Promise<NewFile | undefined> {
  const blob = await store.file(id, name).catch(() => undefined);
  return blob && { name, type: blob.type, bytes: blob };
}

/** What the form is filled with: its own data, or the record as the edits would have left it. */
function answersOf(event: CaseEvent, one: Case | undefined): JsonObject {
  if (event.edits === undefined) return event.data ?? {};
  return event.edits.reduce<JsonObject>(
    (record, { pointer, to }) => setAt(record, pointer, to) as JsonObject,
    one?.record ?? {},
  );
}

/** The data without the names of files that are lost. */
function withoutNames(value: JsonValue, lost: ReadonlySet<string>): JsonValue {
  const isLost = (item: JsonValue): boolean => typeof item === 'string' && lost.has(item);
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[])
      .filter((item) => !isLost(item))
      .map((item) => withoutNames(item, lost));
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => !isLost(item));
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNames(item, lost)]));
}
