import type { User } from '../account/Users.ts';
import type { Databases } from '../storage/Databases.ts';

const ID = 'people';

/**
 * Writes how people are called into `config`, where every signed-in device finds it, also without a network: events carry the
 * account's name only. The name of an account that is gone stays, for its events stay too. Posts, passwords and numbers are not in it.
 */
export async function publishPeople(databases: Databases, users: readonly User[]): Promise<void> {
  await databases.locks.run(['database config'], async () => {
    const database = await databases.get('config');
    const found = await database.pouch.get(ID).catch(() => undefined);
    const before = (found as { names?: Readonly<Record<string, string>> } | undefined)?.names ?? {};
    const names = { ...before, ...Object.fromEntries(users.map((user) => [user.name, user.displayName])) };
    if (found !== undefined && JSON.stringify(names) === JSON.stringify(before)) return;
    const rev = found === undefined ? {} : { _rev: found._rev };
    await database.pouch.put({ _id: ID, ...rev, kind: 'people', names });
    await databases.written(database);
  });
}
