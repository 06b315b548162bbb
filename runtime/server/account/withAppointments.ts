import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Kit } from '#core/model';
import { noteChanges } from '../audit/noteChanges.ts';
import { openAudit } from '../audit/openAudit.ts';
import { couchAddress } from '../backend/couchAddress.ts';
import { openEmbedded } from '../backend/openEmbedded.ts';
import { StartRefused } from '../StartRefused.ts';
import { CouchClient } from '../storage/couch/CouchClient.ts';
import { adminDatabase } from '../storage/couch/adminDatabase.ts';
import type { Databases } from '../storage/Databases.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';
import { Appointments } from './Appointments.ts';
import { CouchUsers } from './CouchUsers.ts';
import type { Users } from './Users.ts';

interface Where {
  readonly kit: Kit;
  readonly dataDir: string;
  /** A CouchDB with its administrator; without it the accounts of the data folder, whose server must be stopped. */
  readonly couchUrl?: string;
  readonly allowPlain?: boolean;
  /** A data folder that is not there yet may be made: for the first account. */
  readonly mayMake: boolean;
  readonly clock: () => number;
}

interface Place {
  readonly databases: Pick<Databases, 'get' | 'exclusively'>;
  readonly users: Users;
  close(): Promise<void>;
}

/**
 * Runs `work` over the accounts of a town beside its server, with changes on the audit log as there. Rejects with `StartRefused` or
 * `DataDirectoryBusy`.
 */
export async function withAppointments<T>(
  where: Where,
  work: (appointments: Appointments) => Promise<T>,
): Promise<T> {
  const place = await (where.couchUrl === undefined ? openFolder(where) : openCouch(where)).catch(refuse);
  try {
    const { databases, users } = place;
    await mkdir(where.dataDir, { recursive: true, mode: 0o700 });
    const audit = await openAudit(where.dataDir, databases, where.clock).catch(refuse);
    users.beforeChange((changes) => noteChanges(audit, changes));
    try {
      return await work(new Appointments({ users, databases, kit: () => where.kit }));
    } finally {
      await audit.close();
    }
  } finally {
    await place.close();
  }
}

async function openFolder({ dataDir, mayMake }: Where): Promise<Place> {
  if (!mayMake && !existsSync(dataDir))
    throw new StartRefused(`${dataDir} 中没有数据。\nThere is no data in ${dataDir}.`);
  return openEmbedded(dataDir);
}

async function openCouch({ couchUrl = '', allowPlain }: Where): Promise<Place> {
  const client = new CouchClient(couchAddress(couchUrl, allowPlain));
  const users = await CouchUsers.open(client);
  const databases: Place['databases'] = {
    get: (name) => Promise.resolve(adminDatabase(client, name)),
    exclusively: (_names, task) => task(),
  };
  return { databases, users, close: () => users.close() };
}

function refuse(error: unknown): never {
  if (!(error instanceof StorageFailure)) throw error;
  if (error.kind === 'missing')
    throw new StartRefused(
      'CouchDB 中还没有建库，请先运行 wangge provision。\nThe CouchDB is not set up yet. Run wangge provision first.',
    );
  if (error.kind === 'unavailable')
    throw new StartRefused(
      'CouchDB 连接不上，请检查 COUCHDB_URL。\nCouchDB cannot be reached. Check COUCHDB_URL.',
    );
  throw new StartRefused(
    'CouchDB 的账号或密码不对，或不是管理员。\nCouchDB does not take this account for an administrator.',
  );
}
