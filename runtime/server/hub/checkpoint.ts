import type { Database, Sequence } from '../storage/Database.ts';
import { START } from '../storage/Database.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';

/** Lies in the database that it is about: a database that is made anew is begun anew. */
const NOTE = 'hub';

/** Up to where the changes of this database have been copied. */
export async function readCheckpoint(database: Database): Promise<Sequence> {
  const since = (await database.note(NOTE))?.body['since'];
  return typeof since === 'string' ? since : START;
}

/**
 * Notes how far the copies are on the disk. Where several hubs run the last one to write wins: a note that lies behind costs
 * some work done again and loses nothing.
 */
export async function writeCheckpoint(database: Database, since: Sequence): Promise<void> {
  const before = await database.note(NOTE);
  await database.putNote(NOTE, { since }, before?.rev).catch((error: unknown) => {
    // Another hub was faster.
    if (!(error instanceof StorageFailure && error.kind === 'conflict')) throw error;
  });
}
