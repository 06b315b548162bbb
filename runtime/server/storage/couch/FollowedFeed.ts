import type { Sequence } from '../Database.ts';
import type { CouchClient } from './CouchClient.ts';
import type { Credential } from './CouchRequest.ts';

export interface FeedLine {
  readonly seq: Sequence;
  readonly id: string;
  readonly deleted?: boolean;
  readonly doc?: Readonly<Record<string, unknown>>;
}

interface FollowOptions {
  readonly client: CouchClient;
  readonly database: string;
  readonly credential: () => Promise<Credential>;
  readonly since: Sequence;
  readonly documents?: boolean;
  readonly onLine: (line: FeedLine) => void;
  /** The connection broke and is made again; nothing is missed. */
  readonly onBreak?: (error: unknown) => void;
}

const [SHORTEST_PAUSE, LONGEST_PAUSE] = [200, 10_000];

/** Follows the changes of a database until it is stopped, over every broken connection. */
export class FollowedFeed {
  readonly #options: FollowOptions;
  readonly #abort = new AbortController();
  readonly #done: Promise<void>;
  #since: Sequence;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#since = options.since;
    this.#done = this.#follow();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#done;
  }

  async #follow(): Promise<void> {
    let pause = SHORTEST_PAUSE;
    while (!this.#stopped()) {
      try {
        await this.#read();
        pause = SHORTEST_PAUSE;
      } catch (error) {
        if (this.#stopped()) return;
        this.#options.onBreak?.(error);
        await this.#rest(pause);
        pause = Math.min(LONGEST_PAUSE, pause * 2);
      }
    }
  }

  async #read(): Promise<void> {
    const { client, database, credential, documents = false } = this.#options;
    const response = await client.send({
      as: await credential(),
      path: [database, '_changes'],
      query: { feed: 'continuous', since: this.#since, heartbeat: 20_000, include_docs: documents },
      signal: this.#abort.signal,
    });
    const decoder = new TextDecoder();
    const reader = response.body?.getReader();
    const cancel = (): void => void reader?.cancel().catch(() => undefined);
    // Aborting the request alone does not end a body that is being waited for.
    this.#abort.signal.addEventListener('abort', cancel, { once: true });
    let rest = '';
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') this.#take(line);
    }
    this.#abort.signal.removeEventListener('abort', cancel);
  }

  #take(line: string): void {
    const told = JSON.parse(line) as FeedLine | { readonly last_seq: Sequence };
    if ('last_seq' in told) return;
    this.#since = told.seq;
    this.#options.onLine(told);
  }

  #stopped(): boolean {
    return this.#abort.signal.aborted;
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#abort.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
