import { openEventPages } from '#store';
import type { EventDatabase, PageDatabase } from '#store';
import { pullOnce } from './pull.ts';
import { readLoadRecord, writeLoadRecord } from './loadRecord.ts';
import type { LoadRecord } from './loadRecord.ts';
import type { SnapshotSource } from './Snapshot.ts';

/** Pages that come ahead are numbered; more than this would not be a first look any more. */
const MOST_AHEAD = 100;

export interface FirstLoadOptions {
  readonly local: EventDatabase;
  readonly remote: EventDatabase;
  readonly pages: PageDatabase;
  readonly snapshot: SnapshotSource;
}

/** Events kept so far, and how many there are. */
export type OnProgress = (stored: number, total: number) => void;

/** Fetches the open cases, so that one can work while the rest comes. Nothing when the load of the rest has begun. */
export async function loadAhead({ pages, snapshot }: FirstLoadOptions, signal: AbortSignal): Promise<void> {
  if ((await readLoadRecord(pages)) !== undefined) return;
  const kept = openEventPages(pages);
  let number = 0;
  for await (const line of snapshot({ only: 'open' }, signal)) {
    if ('events' in line && number < MOST_AHEAD) await kept.putAhead((number += 1), line.events);
  }
}

/**
 * Fetches every event, from where an earlier try was cut off, and hands over to the replicator. Rejects when it was cut off; call it
 * again. What is on record is never ahead of what is stored: the head is noted before the first page, each page is stored before it
 * counts, and the replicator's checkpoint is written when all pages are there.
 */
export async function loadRest(
  { local, remote, pages, snapshot }: FirstLoadOptions,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  let record = await readLoadRecord(pages);
  if (record?.status !== 'loaded') record = await loadPages({ pages, snapshot, record, onProgress, signal });
  await pullOnce({ local, remote, pages, since: record.seq, signal });
  await writeLoadRecord(pages, { ...record, status: 'joined' });
  await openEventPages(pages).dropAhead();
}

interface Loading {
  readonly pages: PageDatabase;
  readonly snapshot: SnapshotSource;
  readonly record: LoadRecord | undefined;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

async function loadPages(loading: Loading): Promise<LoadRecord> {
  const { pages, snapshot, onProgress, signal } = loading;
  const kept = openEventPages(pages);
  const after = loading.record && (await kept.least());
  let record = loading.record;
  let done = false;
  /** One page is stored while the next one is on its way. */
  let storing = Promise.resolve();

  async function store(events: Parameters<typeof kept.put>[0]): Promise<void> {
    if (record === undefined) throw new Error('A snapshot began without its head.');
    await kept.put(events);
    record = { ...record, stored: record.stored + events.length };
    await writeLoadRecord(pages, record);
    onProgress(record.stored, record.total);
  }

  for await (const line of snapshot(after === undefined ? {} : { after }, signal)) {
    await storing;
    if ('done' in line) done = true;
    else if ('events' in line) {
      storing = store(line.events);
      // Its failure is reported by whoever waits for it; until then it must not count as nobody's.
      storing.catch(() => undefined);
    } else if (record === undefined) {
      record = { ...line, stored: 0, status: 'loading' };
      await writeLoadRecord(pages, record);
    } else if (record.source !== line.source) {
      await kept.clear();
      return loadPages({ ...loading, record: undefined });
    }
  }
  await storing;
  if (!done || record === undefined) throw new Error('The snapshot was cut off.');
  const loaded: LoadRecord = { ...record, status: 'loaded' };
  await writeLoadRecord(pages, loaded);
  return loaded;
}
