import type { ServerScope } from 'nano';
import type { Kit } from '#core/model';
import { accountOfDatabase } from '#core/rules';
import type { Wanted } from './Wanted.ts';
import { wantedDatabases, wantedForPersons } from './wantedDatabases.ts';

/**
 * Every database that a CouchDB is to have: those of the organisation, and the persons' own that are there already (others are made when
 * they are first asked for).
 * @param kits of the revisions that events may still name
 */
export async function wantedOn(
  server: ServerScope,
  kit: Kit,
  kits: readonly Kit[],
): Promise<readonly Wanted[]> {
  const accounts = (await server.db.list()).flatMap((name) => accountOfDatabase(name) ?? []);
  return [...(await wantedDatabases(kit, kits)), ...(await wantedForPersons(kit, kits, accounts))];
}
