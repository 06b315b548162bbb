import type { Kit } from '#core/model';
import { CouchUsers } from '../account/CouchUsers.ts';
import { FileUsers } from '../account/FileUsers.ts';
import { openCouch } from '../backend/openCouch.ts';
import { couchAddress } from '../backend/couchAddress.ts';
import { CACHES } from '../lists/CaseSummary.ts';
import type { ReadKit } from '../publish/KitShelf.ts';
import { CouchClient } from '../storage/couch/CouchClient.ts';
import { adminDatabase } from '../storage/couch/adminDatabase.ts';
import { lockDataDirectory } from '../storage/DataLock.ts';
import type { Database } from '../storage/Database.ts';
import { EmbeddedDatabases } from '../storage/embedded/EmbeddedDatabases.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';
import { copyDatabase, countMissing } from './copyDatabase.ts';
import { digestOf } from './digestOf.ts';

interface MigrateOptions {
  /** Of the embedded server, which must be stopped. */
  readonly dataDir: string;
  readonly couchUrl: string;
  readonly allowPlain?: boolean;
  readonly kit: Kit;
  readonly readKit: ReadKit;
  /** Only say what would be copied. */
  readonly dryRun?: boolean;
  readonly onStep?: (step: MigrateStep) => void;
}

export interface MigrateStep {
  readonly database: string;
  readonly documents: number;
  /** Written just now, or with `dryRun` still to be written. */
  readonly copied: number;
  /** Counts and digests of both sides are equal; undefined in a dry run. */
  readonly same: boolean | undefined;
}

interface Migrated {
  readonly steps: readonly MigrateStep[];
  /** Accounts that were made in CouchDB, with posts and passwords as they were. */
  readonly accounts: readonly string[];
}

/**
 * Copies an embedded store into a CouchDB: events, published revisions, audit log, accounts. May be stopped at any point and run again;
 * it then brings only what is missing. The source is not changed. What is not brought: sessions (people log in again), the list
 * cache (the hub makes it anew), accounts of the demonstration.
 */
export async function migrateStore(options: MigrateOptions): Promise<Migrated> {
  const lock = await lockDataDirectory(options.dataDir);
  const source = new EmbeddedDatabases(options.dataDir);
  try {
    const names = (await source.existing()).filter((name) => !CACHES.includes(name));
    return options.dryRun === true ? await plan(options, source, names) : await copy(options, source, names);
  } finally {
    await source.close();
    await lock.release();
  }
}

async function plan(
  { couchUrl, allowPlain, onStep }: MigrateOptions,
  source: EmbeddedDatabases,
  names: readonly string[],
): Promise<Migrated> {
  const client = new CouchClient(couchAddress(couchUrl, allowPlain));
  const steps: MigrateStep[] = [];
  for (const name of names) {
    const from = await source.get(name);
    const { documents } = await from.info();
    const copied = await countMissing(from, adminDatabase(client, name)).catch((error: unknown) => {
      // There is no such database yet.
      if (error instanceof StorageFailure && error.kind === 'missing') return documents;
      throw error;
    });
    const step = { database: name, documents, copied, same: undefined };
    onStep?.(step);
    steps.push(step);
  }
  return { steps, accounts: [] };
}

async function copy(
  options: MigrateOptions,
  source: EmbeddedDatabases,
  names: readonly string[],
): Promise<Migrated> {
  const { couchUrl, kit, readKit, onStep, dataDir } = options;
  const backend = await openCouch({ url: couchUrl, kit, readKit, allowPlain: options.allowPlain === true });
  try {
    const steps: MigrateStep[] = [];
    for (const name of names) {
      const [from, to] = [await source.get(name), await backend.databases.get(name, 'server')];
      const step = await copyAndCompare(from, to);
      onStep?.(step);
      steps.push(step);
    }
    const accounts = backend.users instanceof CouchUsers ? await copyAccounts(dataDir, backend.users) : [];
    return { steps, accounts };
  } finally {
    await backend.close();
  }
}

async function copyAndCompare(from: Database, to: Database): Promise<MigrateStep> {
  const copied = await copyDatabase(from, to);
  const [before, after] = [await digestOf(from), await digestOf(to)];
  const same = before.documents === after.documents && before.hash === after.hash;
  return { database: from.name, documents: before.documents, copied, same };
}

/** An account that is in CouchDB already is left as it is: posts may have changed there since. */
async function copyAccounts(dataDir: string, target: CouchUsers): Promise<readonly string[]> {
  const users = await FileUsers.open(dataDir);
  const missing = users.stored().filter(({ name, demo }) => demo !== true && target.find(name) === undefined);
  for (const user of missing) await target.adopt(user, user.password);
  return missing.map(({ name }) => name);
}
