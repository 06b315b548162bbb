import type { Kit } from '#core/model';
import type { Accounts, Identity } from './account/Accounts.ts';
import type { AuditLog } from './audit/AuditLog.ts';
import { databasesOf } from '#store';
import type { Feed, Feeds } from './changes/Feeds.ts';
import type { Rights } from './http/access.ts';
import { CACHES, CASES } from './lists/CaseSummary.ts';
import { COOKIE } from './http/authenticate.ts';
import { RequestLimits } from './http/RequestLimits.ts';
import type { KitShelf } from './publish/KitShelf.ts';
import type { Pages } from './static/loadPages.ts';
import type { Databases } from './storage/Databases.ts';
import type { DemoAccount } from './demo/accounts.ts';

export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

export interface TownOptions {
  /** Bound to this machine only. */
  readonly loopback: boolean;
  /** A proxy that sets X-Forwarded-For and -Proto stands in front of us. */
  readonly proxy: boolean;
  /** The address people type, when it is not the one we listen on. */
  readonly publicUrl: string | undefined;
}

interface TownParts {
  readonly options: TownOptions;
  readonly databases: Databases;
  readonly accounts: Accounts;
  readonly audit: AuditLog;
  readonly feeds: Feeds;
  readonly kits: KitShelf;
  readonly pages: Pages;
  readonly demoAccounts: readonly DemoAccount[];
  /** A name for this installation that replication ids are made with. */
  readonly uuid: string;
  readonly clock: () => number;
  readonly log: Log;
}

/** Everything the handlers work with: one running town. */
export class Town implements Rights {
  readonly options: TownOptions;
  readonly databases: Databases;
  readonly accounts: Accounts;
  readonly audit: AuditLog;
  readonly feeds: Feeds;
  readonly kits: KitShelf;
  readonly pages: Pages;
  readonly demoAccounts: readonly DemoAccount[];
  readonly uuid: string;
  readonly clock: () => number;
  readonly log: Log;
  readonly limits = new RequestLimits();

  constructor(parts: TownParts) {
    this.options = parts.options;
    this.databases = parts.databases;
    this.accounts = parts.accounts;
    this.audit = parts.audit;
    this.feeds = parts.feeds;
    this.kits = parts.kits;
    this.pages = parts.pages;
    this.demoAccounts = parts.demoAccounts;
    this.uuid = parts.uuid;
    this.clock = parts.clock;
    this.log = parts.log;
    this.accounts.users.onChange((name) => {
      this.feeds.review((feed) => feed.identity.user.name !== name || this.mayStay(feed));
    });
    this.accounts.sessions.onEnd((id) => {
      this.feeds.review((feed) => feed.identity.session?.id !== id);
    });
  }

  get kit(): Kit {
    return this.kits.current;
  }

  get demo(): boolean {
    return this.demoAccounts.length > 0;
  }

  mayRead({ user }: Identity, database: string): boolean {
    return (
      database === 'config' ||
      databasesOf(this.kit, { person: user.name, holdings: user.holdings }).includes(database)
    );
  }

  mayQuery(identity: Identity, database: string): boolean {
    // The list cache holds of every case what town posts may read; it goes to no device.
    if (!CACHES.includes(database)) return this.mayRead(identity, database);
    return (database === CASES && identity.user.integrator === true) || this.mayRead(identity, 'town');
  }

  mayWrite(identity: Identity, database: string): boolean {
    return database !== 'config' && this.mayRead(identity, database);
  }

  /** The header that gives the browser its session. */
  cookie({ cookie, maxAge }: { readonly cookie: string; readonly maxAge: number }, secure: boolean): string {
    const parts = [
      `${COOKIE}=${cookie}`,
      'HttpOnly',
      'SameSite=Strict',
      'Path=/',
      `Max-Age=${String(maxAge)}`,
    ];
    const tls = secure || this.options.publicUrl?.startsWith('https:') === true;
    return [...parts, ...(tls ? ['Secure'] : [])].join('; ');
  }

  /** Whether the account as it is now still has what the feed rests on. */
  mayStay({ identity: { user, session }, database }: Feed): boolean {
    const now = this.accounts.users.find(user.name);
    if (now?.epoch !== (session?.epoch ?? user.epoch)) return false;
    return this.mayRead({ user: now }, database);
  }
}
