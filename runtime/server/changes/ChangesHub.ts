import type { Database } from '../storage/EmbeddedPouch.ts';

/** One line of a changes feed. Sequence numbers of the embedded database are integers; clients must not rely on it. */
export interface ChangeRow {
  readonly seq: number;
  readonly id: string;
  readonly changes: readonly { readonly rev: string }[];
  readonly deleted?: boolean;
}

export interface ChangePage {
  readonly rows: readonly ChangeRow[];
  /** Where the next question goes on. */
  readonly lastSeq: number;
  /** How many changes lie behind this page. */
  readonly pending: number;
}

/** Enough for everybody who is connected; who comes back after longer reads from the disk once. */
const KEPT = 2000;

/**
 * The one reader of a database's changes. All waiting feeds are woken by it and answered from memory, so that a write costs
 * one read of the disk whether one device waits or a thousand.
 */
export class ChangesHub {
  readonly #database: Database;
  readonly #waiting = new Set<() => void>();
  /** Newest changes in order; complete for every sequence number after `#from`. */
  #rows: ChangeRow[] = [];
  #from: number;
  #lastSeq: number;
  #refreshing: Promise<void> = Promise.resolve();

  private constructor(database: Database, lastSeq: number) {
    this.#database = database;
    this.#from = lastSeq;
    this.#lastSeq = lastSeq;
  }

  static async open(database: Database): Promise<ChangesHub> {
    const info = await database.info();
    return new ChangesHub(database, Number(info.update_seq));
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** To be called after every write; resolves when the change can be read and everybody who waited has been woken. */
  refresh(): Promise<void> {
    const next = this.#refreshing.then(() => this.#read());
    this.#refreshing = next.catch(() => undefined);
    return next;
  }

  /** Changes after `since`, oldest first, at most `limit`, only of `ids` when given. */
  async page(since: number, limit: number, ids?: ReadonlySet<string>): Promise<ChangePage> {
    const until = this.#lastSeq;
    if (since >= until) return { rows: [], lastSeq: until, pending: 0 };
    const rows =
      since >= this.#from ? this.#recent(since, limit, ids) : await this.#stored(since, limit, ids);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    const lastSeq = last?.seq ?? until;
    return { rows, lastSeq, pending: Math.max(0, until - lastSeq) };
  }

  /** Resolves at the next change, or when `signal` says that nobody waits any more. */
  changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  #recent(since: number, limit: number, ids: ReadonlySet<string> | undefined): readonly ChangeRow[] {
    const rows: ChangeRow[] = [];
    for (const row of this.#rows) {
      if (rows.length === limit) break;
      if (row.seq > since && (ids?.has(row.id) ?? true)) rows.push(row);
    }
    return rows;
  }

  async #stored(
    since: number,
    limit: number,
    ids: ReadonlySet<string> | undefined,
  ): Promise<readonly ChangeRow[]> {
    const found = await this.#database.changes({
      since,
      style: 'all_docs',
      return_docs: true,
      ...(Number.isFinite(limit) ? { limit } : {}),
      ...(ids === undefined ? {} : { doc_ids: [...ids] }),
    });
    return found.results.map(toRow);
  }

  async #read(): Promise<void> {
    const found = await this.#database.changes({
      since: this.#lastSeq,
      style: 'all_docs',
      return_docs: true,
    });
    const fresh = found.results.map(toRow);
    const newest = fresh.at(-1);
    if (newest === undefined) return;
    const changed = new Set(fresh.map((row) => row.id));
    // A document stands in a feed once, at its newest change.
    this.#rows = [...this.#rows.filter((row) => !changed.has(row.id)), ...fresh];
    if (this.#rows.length > KEPT) {
      const dropped = this.#rows.splice(0, this.#rows.length - KEPT);
      this.#from = dropped.at(-1)?.seq ?? this.#from;
    }
    this.#lastSeq = newest.seq;
    for (const wake of [...this.#waiting]) wake();
  }
}

function toRow(found: PouchDB.Core.ChangesResponseChange<Record<string, unknown>>): ChangeRow {
  return {
    seq: Number(found.seq),
    id: found.id,
    changes: found.changes.map(({ rev }) => ({ rev })),
    ...(found.deleted === true ? { deleted: true } : {}),
  };
}
