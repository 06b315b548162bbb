import type { DraftKeeper } from './DraftKeeper.ts';
import { FileKeeper } from './FileKeeper.ts';
import { GitKeeper } from './GitKeeper.ts';
import { Repository } from './Repository.ts';

/** Drafts in the repository of the config where there is one that can be used, in the data directory elsewhere. */
export async function openKeeper(configDir: string, dataDir: string): Promise<DraftKeeper> {
  const found = await Repository.find(configDir);
  return found instanceof Repository
    ? GitKeeper.open(found, dataDir)
    : new FileKeeper(configDir, dataDir, found.why);
}
