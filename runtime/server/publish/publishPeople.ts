import type { User } from '../account/Users.ts';
import type { Databases } from '../storage/Databases.ts';
import { findDocument } from '../storage/documents.ts';
import { putOne } from './putOne.ts';
import { retryConflict } from './retryConflict.ts';

const ID = 'people';

interface People {
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Writes how people are called into `config`, where every signed-in device finds it, also without a network: events carry the
 * account's name only. The name of an account that is gone stays, for its events stay too. Posts, passwords and numbers are not in it.
 */
export async function publishPeople(
  databases: Pick<Databases, 'get' | 'exclusively'>,
  users: readonly User[],
): Promise<void> {
  await databases.exclusively(['database config'], () => retryConflict(() => publishOnce(databases, users)));
}

async function publishOnce(
  databases: Pick<Databases, 'get' | 'exclusively'>,
  users: readonly User[],
): Promise<void> {
  const database = await databases.get('config', 'server');
  const found = await findDocument(database, ID);
  const before = (found as Partial<People> | undefined)?.names ?? {};
  const names = { ...before, ...Object.fromEntries(users.map((user) => [user.name, user.displayName])) };
  if (found !== undefined && JSON.stringify(names) === JSON.stringify(before)) return;
  const rev = found === undefined ? {} : { _rev: found._rev };
  await putOne(database, { _id: ID, ...rev, kind: 'people', names });
}
