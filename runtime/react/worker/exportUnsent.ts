import { inLanguage, own, type CaseEvent, type JsonObject, type Kit } from '#core';
import type { NewFile } from '#store';
import type { RefusedEvent } from '#sync';
import type { Workplace } from '../data/index.ts';
import type { Draft } from '../draft/index.ts';
import { readableAnswers } from './readableAnswers.ts';

/** What goes into the file. */
export interface Unsent {
  readonly waiting: readonly CaseEvent[];
  readonly refused: readonly { readonly refusal: RefusedEvent; readonly event: CaseEvent }[];
  readonly drafts: readonly Draft[];
}

interface Packed {
  /** Path inside the archive → bytes. */
  readonly files: Record<string, Uint8Array>;
}

/**
 * Everything that is only on this device as one archive: `records.json` with each record as people read it and as the server would
 * take it, and the photos beside it.
 */
export async function exportUnsent(place: Workplace, unsent: Unsent, language: string): Promise<Blob> {
  const packed: Packed = { files: {} };
  const waiting = await inTurn(unsent.waiting, (event) => packEvent(place, packed, event, language));
  const refused = await inTurn(unsent.refused, async ({ refusal, event }) => ({
    reason: inLanguage(refusal.reason, language),
    ...(await packEvent(place, packed, event, language)),
  }));
  const drafts = await inTurn(unsent.drafts, (draft) => packDraft(place, packed, draft, language));
  const { me, device, clock } = place;
  const content = {
    exportedAt: new Date(clock()).toISOString(),
    person: me.person,
    name: me.displayName,
    device,
    refused,
    waiting,
    drafts,
  };
  packed.files['records.json'] = new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
  const { zip } = await import('fflate');
  return new Promise((resolve, reject) => {
    // Photos are packed already: to press them again costs time and gains nothing.
    zip(packed.files, { level: 0 }, (error, bytes) => {
      if (error) reject(error);
      else resolve(new Blob([new Uint8Array(bytes)], { type: 'application/zip' }));
    });
  });
}

async function packEvent(
  { store, kitOf, kit: newest }: Workplace,
  packed: Packed,
  event: CaseEvent,
  language: string,
): Promise<object> {
  const names = Object.keys(event._attachments ?? {});
  const found = await inTurn(names, async (name): Promise<NewFile | undefined> => {
    const bytes = await store.file(event._id, name).catch(() => undefined);
    return bytes && { name, type: bytes.type, bytes };
  });
  const files = await pack(packed, event._id.split('/').at(-1) ?? '', found);
  return { ...readable(kitOf(event.rev) ?? newest, event, language), files, record: event };
}

async function packDraft(
  { kit }: Workplace,
  packed: Packed,
  draft: Draft,
  language: string,
): Promise<object> {
  const files = await pack(packed, `draft-${String(draft.savedAt)}`, draft.files);
  const { flow, act, data, savedAt } = draft;
  return { ...readable(kit, { flow, act, data: data as JsonObject }, language), savedAt, files, data };
}

/** Puts files into the archive and tells under which paths; one that cannot be read is named as missing. */
async function pack(
  { files }: Packed,
  folder: string,
  found: readonly (NewFile | undefined)[],
): Promise<readonly string[]> {
  return inTurn(found, async (file) => {
    if (file === undefined) return '—';
    const path = `files/${folder}/${file.name}`;
    const { bytes } = file;
    files[path] = bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
    return path;
  });
}

function readable(
  kit: Kit,
  { flow, act, data }: Pick<CaseEvent, 'flow' | 'act' | 'data'>,
  language: string,
): object {
  const known = own(kit.flows, flow);
  const action = own(known?.actions ?? {}, act);
  const form = act === 'open' ? known?.form : action?.form;
  return {
    what: [known?.title, action?.title].map((title) => title && inLanguage(title, language)).join(' · '),
    ...(form === undefined || data === undefined
      ? {}
      : { answers: readableAnswers(kit, form, data, language) }),
  };
}

/** One after the other: the photos of many records at once would not fit into a phone's memory twice. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
