import type { Database, SentDocument } from '../storage/Database.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';

/** Writes one document that the server itself makes. Rejects when another revision came first or the rules refuse it. */
export async function putOne(database: Database, document: SentDocument): Promise<void> {
  const [answer] = await database.write([document], true);
  if (answer === undefined || !('error' in answer)) return;
  if (answer.error === 'conflict') throw new StorageFailure('conflict', 'Document update conflict.');
  throw new Error(`${database.name} refused what the server publishes: ${answer.reason}`);
}
