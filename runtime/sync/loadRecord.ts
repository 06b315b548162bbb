import { findContent, upsert } from '#store';
import type { PageDatabase } from '#store';
import type { SnapshotHead } from './Snapshot.ts';

const ID = '_local/wangge-first-load';

/** How far the first load of one database came. Kept beside its pages, so that after a killed tab it goes on where it was. */
export interface LoadRecord extends SnapshotHead {
  /** Events kept here since. */
  readonly stored: number;
  /** `loaded`: every event of that moment is here. `joined`: the replicator has its checkpoint, and it alone goes on. */
  readonly status: 'loading' | 'loaded' | 'joined';
}

/** The record, or undefined before the first load began. */
export function readLoadRecord(database: PageDatabase): Promise<LoadRecord | undefined> {
  return findContent(keeperOf(database), ID);
}

/** Replaces the record. Two tabs that load the same database say the same, so the last one counts. */
export async function writeLoadRecord(database: PageDatabase, record: LoadRecord): Promise<void> {
  await upsert(keeperOf(database), ID, () => record);
}

function keeperOf(database: PageDatabase): PouchDB.Database<LoadRecord> {
  return database as unknown as PouchDB.Database<LoadRecord>;
}
