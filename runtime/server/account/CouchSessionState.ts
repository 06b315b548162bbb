import { randomBytes } from 'node:crypto';
import { StorageFailure } from '../storage/StorageFailure.ts';
import type { CouchClient } from '../storage/couch/CouchClient.ts';
import type { FeedLine } from '../storage/couch/FollowedFeed.ts';
import { FollowedFeed } from '../storage/couch/FollowedFeed.ts';
import type { SessionState } from './SessionState.ts';

/** Read and written by CouchDB's administrators only; it has no route. */
const STATE_DATABASE = 'server-state';

const KEY = 'session-key';
const ENDED = 'ended/';
const NOBODY = {
  admins: { names: [], roles: ['_admin'] },
  members: { names: [], roles: ['_admin'] },
};

type Listener = (sessionId: string) => void;

/**
 * What servers over one CouchDB know together of sessions: the key that signs them and the ones that were logged out. A log-out at one
 * reaches the others through the feed of changes.
 */
export class CouchSessionState implements SessionState {
  readonly secret: string;
  readonly #client: CouchClient;
  readonly #ended = new Map<string, number>();
  readonly #listeners = new Set<Listener>();
  #feed: FollowedFeed | undefined;

  private constructor(client: CouchClient, secret: string) {
    this.#client = client;
    this.secret = secret;
  }

  static async open(client: CouchClient): Promise<CouchSessionState> {
    await client.send({ as: 'admin', method: 'PUT', path: [STATE_DATABASE] }).catch(unlessThere);
    // Before anything is in it, and again at every start.
    await client.json({ as: 'admin', method: 'PUT', path: [STATE_DATABASE, '_security'], body: NOBODY });
    const state = new CouchSessionState(client, await keyOf(client));
    const query = { include_docs: true, update_seq: true };
    const found = await client.json({ as: 'admin', path: [STATE_DATABASE, '_all_docs'], query });
    const { rows, update_seq: since } = found as Listed;
    for (const row of rows) state.#take(row);
    state.#feed = new FollowedFeed({
      client,
      database: STATE_DATABASE,
      credential: () => Promise.resolve('admin'),
      since,
      documents: true,
      onLine: (line) => {
        state.#take(line);
      },
    });
    return state;
  }

  isEnded(id: string): boolean {
    return this.#ended.has(id);
  }

  async end(id: string, until: number, now: number): Promise<void> {
    this.#take({ id: ENDED + id, doc: { until } });
    const path = [STATE_DATABASE, ENDED + id];
    await this.#client.json({ as: 'admin', method: 'PUT', path, body: { until } }).catch(unlessThere);
    await this.#forget(now);
  }

  onEnd(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#feed?.stop();
  }

  #take({ id, doc }: Pick<FeedLine, 'id' | 'doc'>): void {
    const until = doc?.['until'];
    if (!id.startsWith(ENDED) || typeof until !== 'number') return;
    const session = id.slice(ENDED.length);
    if (this.#ended.has(session)) return;
    this.#ended.set(session, until);
    for (const listener of this.#listeners) listener(session);
  }

  /** Sessions that would have expired by now need no note. */
  async #forget(now: number): Promise<void> {
    const over = [...this.#ended].filter(([, until]) => until <= now).slice(0, 50);
    for (const [session] of over) {
      this.#ended.delete(session);
      const path = [STATE_DATABASE, ENDED + session];
      const found = (await this.#client.json({ as: 'admin', path }).catch(unlessGone)) as Kept | undefined;
      if (found === undefined) continue;
      const query = { rev: found._rev };
      await this.#client.json({ as: 'admin', method: 'DELETE', path, query }).catch(unlessGone);
    }
  }
}

interface Kept {
  readonly _rev: string;
}

interface Listed {
  readonly rows: readonly { readonly id: string; readonly doc: Readonly<Record<string, unknown>> }[];
  readonly update_seq: string;
}

/** The key that all servers share: the first to come makes it. */
async function keyOf(client: CouchClient): Promise<string> {
  const path = [STATE_DATABASE, KEY];
  const made = { key: randomBytes(32).toString('base64url') };
  await client.json({ as: 'admin', method: 'PUT', path, body: made }).catch(unlessThere);
  const { key } = (await client.json({ as: 'admin', path })) as { readonly key?: unknown };
  if (typeof key !== 'string' || key.length < 32) throw new Error('the key of the sessions is not one');
  return key;
}

function unlessThere(error: unknown): undefined {
  if (error instanceof StorageFailure && error.kind === 'conflict') return undefined;
  throw error;
}

function unlessGone(error: unknown): undefined {
  const harmless = ['missing', 'deleted', 'conflict'];
  if (error instanceof StorageFailure && harmless.includes(error.kind)) return undefined;
  throw error;
}
