import nano from 'nano';
import type { ServerScope } from 'nano';
import type { DatabaseKind } from '#core/door';
import type { Kit } from '#core/model';
import { accountOfDatabase } from '#core/rules';
import { provision, publishedFiles, wantedForPersons, wantedOn } from '#couch';
import type { Wanted } from '#couch';
import { CouchSessionState } from '../account/CouchSessionState.ts';
import { CouchUsers } from '../account/CouchUsers.ts';
import { StartRefused } from '../StartRefused.ts';
import type { ReadKit } from '../publish/KitShelf.ts';
import { CouchClient } from '../storage/couch/CouchClient.ts';
import { CouchDatabases } from '../storage/couch/CouchDatabases.ts';
import { ServiceSession } from '../storage/couch/ServiceSession.ts';
import type { Backend } from './Backend.ts';
import { couchAddress } from './couchAddress.ts';
import { findConcerns } from './findConcerns.ts';

interface CouchOptions {
  /** With its administrator's name and password. */
  readonly url: string;
  /** Another machine is reached without encryption. */
  readonly allowPlain: boolean;
  readonly kit: Kit;
  readonly readKit: ReadKit;
}

/**
 * Everything in a CouchDB, which is made what the town needs first: databases, rights, rules, indexes, our own account. Several
 * servers may be opened over one CouchDB. Rejects with `StartRefused` when it cannot be reached or will not have us.
 */
export async function openCouch({ url, allowPlain, kit, readKit }: CouchOptions): Promise<Backend> {
  const address = couchAddress(url, allowPlain);
  const client = new CouchClient(address);
  const server = nano({ url: address.href.replace(/\/$/, '') });
  const { kits, names } = await prepare(server, kit, readKit).catch(refuse);
  const service = new ServiceSession(client, decodeURIComponent(address.password));
  await service.prepare();
  const sessionState = await CouchSessionState.open(client);
  const users = await CouchUsers.open(client);
  const databases = await CouchDatabases.open(client, service, names, async (name) => {
    const account = accountOfDatabase(name);
    if (account !== undefined) await provisionBeside(server, await wantedForPersons(kit, kits, [account]));
  });
  const concerns = await findConcerns(client);
  const close = async (): Promise<void> => {
    await Promise.all([databases.close(), users.close(), sessionState.close()]);
  };
  return { databases, users, sessionState, concerns, close };
}

interface Prepared {
  /** Of the revisions that were published. */
  readonly kits: readonly Kit[];
  /** The databases that people write to or follow. */
  readonly names: readonly string[];
}

/** A person's own database is made when it is first asked for; those that are there get the rules of today like all others. */
async function prepare(server: ServerScope, kit: Kit, readKit: ReadKit): Promise<Prepared> {
  const kits = (await publishedFiles(server)).flatMap((one) => readKit(one) ?? []);
  const wanted = await wantedOn(server, kit, kits);
  await provisionBeside(server, wanted);
  const quiet: readonly DatabaseKind[] = ['vault', 'audit', 'cases'];
  return { kits, names: wanted.filter(({ kind }) => !quiet.includes(kind)).map(({ name }) => name) };
}

const TRIES = 5;

/** Another server may be doing the same: what it made meanwhile is found there when looked at again. */
async function provisionBeside(server: ServerScope, wanted: readonly Wanted[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await provision(server, wanted);
      return;
    } catch (error) {
      const { statusCode: status } = (error ?? {}) as { readonly statusCode?: unknown };
      if ((status !== 409 && status !== 412) || tries === TRIES) throw error;
    }
  }
}

/** Never the error as it is: nano puts the whole address into it, and the password is in there. */
function refuse(error: unknown): never {
  const { statusCode: status } = (error ?? {}) as { readonly statusCode?: unknown };
  if (status === 401 || status === 403) {
    throw new StartRefused(
      'CouchDB 的账号或密码不对，或不是管理员。\nCouchDB does not take this account for an administrator.',
    );
  }
  if (typeof status !== 'number') {
    throw new StartRefused(
      'CouchDB 连接不上，请检查 COUCHDB_URL。\nCouchDB cannot be reached. Check COUCHDB_URL.',
    );
  }
  const code = String(status);
  throw new StartRefused(`CouchDB 拒绝建库（${code}）。\nCouchDB refused to be set up (${code}).`);
}
