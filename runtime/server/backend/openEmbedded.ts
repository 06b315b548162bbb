import { FileSessionState } from '../account/FileSessionState.ts';
import { FileUsers } from '../account/FileUsers.ts';
import { lockDataDirectory } from '../storage/DataLock.ts';
import { EmbeddedDatabases } from '../storage/embedded/EmbeddedDatabases.ts';
import type { Backend } from './Backend.ts';

/** Everything in one data directory, held by this process alone. Rejects with `DataDirectoryBusy`. */
export async function openEmbedded(dataDir: string): Promise<Backend> {
  const lock = await lockDataDirectory(dataDir);
  const databases = new EmbeddedDatabases(dataDir);
  const close = async (): Promise<void> => {
    await databases.close();
    await lock.release();
  };
  try {
    const [users, sessionState] = [await FileUsers.open(dataDir), await FileSessionState.open(dataDir)];
    return { databases, users, sessionState, concerns: [], close };
  } catch (error) {
    await close();
    throw error;
  }
}
