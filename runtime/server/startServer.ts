import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Kit } from '#core/model';
import { Accounts } from './account/Accounts.ts';
import { LIFETIMES } from './account/lifetimes.ts';
import { openAudit } from './audit/openAudit.ts';
import { Sessions } from './account/Sessions.ts';
import type { User, Users } from './account/Users.ts';
import { noteChanges } from './audit/noteChanges.ts';
import { Feeds } from './changes/Feeds.ts';
import type { DemoAccount } from './demo/accounts.ts';
import { demoAccounts } from './demo/accounts.ts';
import { demoGrid, demoSeats } from './demo/demoSeats.ts';
import { seedTown } from './demo/seedTown.ts';
import type { Route } from './http/Exchange.ts';
import { handleRequest } from './http/handleRequest.ts';
import { KitShelf } from './publish/KitShelf.ts';
import type { ReadKit } from './publish/KitShelf.ts';
import { filesOfRevision, publish } from './publish/publish.ts';
import { publishPeople } from './publish/publishPeople.ts';
import { openKeeper } from './drafts/openKeeper.ts';
import { accountRoutes } from './routes/accountRoutes.ts';
import { apiRoutes } from './routes/apiRoutes.ts';
import { databaseRoutes } from './routes/databaseRoutes.ts';
import { draftRoutes } from './routes/draftRoutes.ts';
import { sessionRoutes } from './routes/sessionRoutes.ts';
import { StartRefused } from './StartRefused.ts';
import { loadPages } from './static/loadPages.ts';
import type { Backend } from './backend/Backend.ts';
import type { Concern } from './backend/Concern.ts';
import { openCouch } from './backend/openCouch.ts';
import { openEmbedded } from './backend/openEmbedded.ts';
import type { Databases } from './storage/Databases.ts';
import type { Log } from './Town.ts';
import { Town } from './Town.ts';
import type { Hub } from './hub/Hub.ts';
import { startHub } from './hub/startHub.ts';

export interface ServerOptions {
  readonly kit: Kit;
  /** The files the kit was made of, for publication. */
  readonly files: ReadonlyMap<string, string>;
  /** Makes kits of revisions that were published earlier. */
  readonly readKit: ReadKit;
  readonly dataDir: string;
  /** The folder the files came from. Without it there is no place for drafts of the config, and no routes for them. */
  readonly configDir?: string;
  /**
   * A CouchDB with its administrator's name and password; without it the embedded database is used. `dataDir` then holds nothing that
   * another server over the same CouchDB would miss.
   */
  readonly couchUrl?: string;
  /** The CouchDB is on another machine and is reached without encryption indeed. */
  readonly allowPlainCouch?: boolean;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  /** Folder of the built app. */
  readonly appDir?: string;
  /** Accounts with known passwords and example activity; on loopback only. */
  readonly demo?: boolean;
  /** Must be true to listen beyond this machine. */
  readonly allowRemote?: boolean;
  /** A proxy that sets X-Forwarded-For and X-Forwarded-Proto stands in front. */
  readonly proxy?: boolean;
  /** The address people use, when a proxy or a name stands in front: `https://grid.example.cn`. */
  readonly publicUrl?: string;
  readonly clock?: () => number;
  readonly log?: Log;
}

export interface TownServer {
  readonly url: string;
  readonly port: number;
  readonly town: Town;
  readonly hub: Hub;
  /** What the operator should set right in the CouchDB below; it was logged too. */
  readonly concerns: readonly Concern[];
  /** Everything that it answers besides the app's files; what is not in here does not exist. */
  readonly routes: readonly Route[];
  /** Ends requests and feeds, closes the databases and gives the data directory free. */
  close(): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Starts the embedded server over a kit. Rejects with `StartRefused` or `DataDirectoryBusy` when it may not. */
export async function startServer(options: ServerOptions): Promise<TownServer> {
  const host = options.host ?? '127.0.0.1';
  const loopback = LOOPBACK.has(host);
  if (!loopback && options.allowRemote !== true) {
    throw new StartRefused(
      `地址 ${host} 会让其他机器也能访问。确认需要时请加上 --allow-remote。\n` +
        `The address ${host} is reachable from other machines. Add --allow-remote if you mean it.`,
    );
  }
  // Over a CouchDB too: the heads of the audit log lie in it, for no eyes but the server's.
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const backend = await (options.couchUrl === undefined
    ? openEmbedded(options.dataDir)
    : openCouch({
        url: options.couchUrl,
        allowPlain: options.allowPlainCouch === true,
        kit: options.kit,
        readKit: options.readKit,
      }));
  try {
    for (const { setting, text } of backend.concerns)
      options.log?.('warn', text['en'] ?? '', { setting, zh: text['zh-CN'] });
    const town = await openTown(options, backend, loopback);
    const hub = await startHub(town);
    const routes = await routesOf(town, options);
    const server = await listen(town, routes, options.port, host);
    const { port } = server.address() as AddressInfo;
    const shown = host.includes(':') ? `[${host}]` : host;
    return {
      url: `http://${shown}:${String(port)}`,
      port,
      town,
      hub,
      concerns: backend.concerns,
      routes,
      close: async () => {
        town.feeds.review(() => false);
        await new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeIdleConnections();
          // A client that holds its connection must not hold the end of the server.
          setTimeout(() => {
            server.closeAllConnections();
          }, 500).unref();
        });
        await hub.stop();
        await town.audit.close();
        await backend.close();
      },
    };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

async function openTown(
  options: ServerOptions,
  { databases, users, sessionState }: Backend,
  loopback: boolean,
): Promise<Town> {
  const { kit, dataDir } = options;
  const clock = options.clock ?? Date.now;
  if (!loopback && (options.demo === true || users.all().some((user) => user.demo === true))) {
    throw new StartRefused(
      '数据目录中有演示账号，密码是公开的，不能对外提供服务。请换一个数据目录，或先删除演示账号。\n' +
        'The data directory holds demonstration accounts with known passwords: it cannot be served to other machines. ' +
        'Use another data directory or remove these accounts first.',
    );
  }
  const audit = await openAudit(dataDir, databases, clock);
  const published = await publish(databases, kit, options.files, clock());
  if (published !== 'same')
    await audit.note({ what: 'publish', facts: { revision: kit.revision, published } });
  users.beforeChange((changes) => noteChanges(audit, changes));
  const demoNow = options.demo === true ? await openDemo(options, databases, users, clock()) : [];
  await publishPeople(databases, users.all());
  users.onChange(() => {
    publishPeople(databases, users.all()).catch((error: unknown) => {
      options.log?.('error', 'names were not published', { error: String(error) });
    });
  });
  const sessions = new Sessions(sessionState);
  return new Town({
    options: { loopback, proxy: options.proxy ?? false, publicUrl: options.publicUrl },
    databases,
    accounts: new Accounts({
      users,
      sessions,
      clock,
      lifetime: (user) => lifetimeOf(kit, user),
      note: (entry) => audit.note(entry),
    }),
    audit,
    feeds: new Feeds(),
    kits: new KitShelf(kit, (revision) => filesToday(options, databases, revision), options.readKit),
    pages: options.appDir === undefined ? new Map() : await loadPages(options.appDir),
    demoAccounts: demoNow,
    uuid: sessions.installation(),
    clock,
    log: options.log ?? (() => undefined),
  });
}

/** The calendar is no part of a revision: old cases are counted on the newest one too. */
async function filesToday(
  { files }: ServerOptions,
  databases: Databases,
  revision: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const found = await filesOfRevision(databases, revision);
  if (found === undefined) return undefined;
  const isCalendar = ([path]: readonly [string, string]): boolean => path.startsWith('calendar/');
  return new Map([...[...found].filter((file) => !isCalendar(file)), ...[...files].filter(isCalendar)]);
}

/** Accounts, and on a data directory without any case a few weeks of example activity. */
async function openDemo(
  { kit, dataDir }: ServerOptions,
  databases: Databases,
  users: Users,
  now: number,
): Promise<readonly DemoAccount[]> {
  // A CouchDB has the database before anything is in it.
  const empty =
    !(await databases.existing()).includes('town') ||
    (await (await databases.get('town', 'server')).info()).documents === 0;
  if (empty) await seedTown(databases, kit, demoSeats(kit), demoGrid(kit), now);
  return demoAccounts(dataDir, kit, users);
}

function lifetimeOf(kit: Kit, user: User): number {
  const phone = user.holdings.every(
    ({ post }) => Object.hasOwn(kit.posts, post) && kit.posts[post]?.home === 'phone',
  );
  return phone && user.holdings.length > 0 ? LIFETIMES.phone : LIFETIMES.desk;
}

async function routesOf(town: Town, { configDir, dataDir }: ServerOptions): Promise<readonly Route[]> {
  const drafts = configDir === undefined ? [] : draftRoutes(town, await openKeeper(configDir, dataDir));
  return [
    ...sessionRoutes(town),
    ...apiRoutes(town),
    ...accountRoutes(town),
    ...drafts,
    ...databaseRoutes(town),
  ];
}

async function listen(town: Town, routes: readonly Route[], port: number, host: string): Promise<Server> {
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    void handleRequest(town, routes, request, response);
  });
  server.headersTimeout = 20_000;
  // Photos over a slow network take minutes; a feed has no body and is not touched by it.
  server.requestTimeout = 10 * 60_000;
  server.keepAliveTimeout = 65_000;
  server.maxConnections = 5000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error);
    });
    server.listen(port, host, resolve);
  });
  return server;
}

function portTaken(port: number): StartRefused {
  const text = String(port);
  return new StartRefused(
    `端口 ${text} 已被占用，请用 --port 指定别的端口。\nPort ${text} is in use. Name another one with --port.`,
  );
}
