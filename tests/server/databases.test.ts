/** The embedded adapter keeps what the port to the databases promises. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDatabasesContract } from '../../runtime/server/storage/contract.ts';
import { EmbeddedDatabases } from '../../runtime/server/storage/embedded/EmbeddedDatabases.ts';

runDatabasesContract('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-databases-'));
  let databases = new EmbeddedDatabases(folder);
  return {
    databases,
    names: ['grid-000000000000001', 'town'],
    reopen: async () => {
      await databases.close();
      return (databases = new EmbeddedDatabases(folder));
    },
    end: async () => {
      await databases.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
