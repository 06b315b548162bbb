import type { Identity } from '../account/Accounts.ts';

export interface Feed {
  readonly identity: Identity;
  readonly database: string;
  readonly abort: AbortController;
}

/** The feeds that are open. Whoever loses a right or a session loses the feeds that rest on it at once. */
export class Feeds {
  readonly #open = new Set<Feed>();
  readonly #perUser = new Map<string, number>();

  /** Undefined when this user has too many feeds open. */
  add(identity: Identity, database: string): Feed | undefined {
    const name = identity.user.name;
    const count = this.#perUser.get(name) ?? 0;
    if (count >= MOST_PER_USER) return undefined;
    const feed = { identity, database, abort: new AbortController() };
    this.#open.add(feed);
    this.#perUser.set(name, count + 1);
    return feed;
  }

  remove(feed: Feed): void {
    if (!this.#open.delete(feed)) return;
    const name = feed.identity.user.name;
    const count = (this.#perUser.get(name) ?? 1) - 1;
    if (count > 0) this.#perUser.set(name, count);
    else this.#perUser.delete(name);
  }

  /** Ends every feed for which `mayStay` says no. */
  review(mayStay: (feed: Feed) => boolean): void {
    for (const feed of this.#open) if (!mayStay(feed)) feed.abort.abort();
  }

  get size(): number {
    return this.#open.size;
  }
}

/** A town seat and a village seat read some databases each, on a few devices. */
const MOST_PER_USER = 200;
