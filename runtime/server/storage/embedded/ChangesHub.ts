import { Pulse } from '../Pulse.ts';
import type { Pouch } from './EmbeddedPouch.ts';

/** One line of the embedded database's changes, with its sequence as the number that it is here and nowhere else. */
export interface NumberedRow {
  readonly seq: number;
  readonly id: string;
  readonly changes: readonly { readonly rev: string }[];
  readonly deleted?: boolean;
}

export interface NumberedPage {
  readonly rows: readonly NumberedRow[];
  readonly lastSeq: number;
  readonly pending: number;
}

/** Enough for everybody who is connected; who comes back after longer reads from the disk once. */
const KEPT = 2000;

/**
 * The one reader of a database's changes. All waiting feeds are woken by it and answered from memory, so that a write costs
 * one read of the disk whether one device waits or a thousand.
 */
export class ChangesHub {
  readonly pulse = new Pulse();
  readonly #database: Pouch;
  /** Newest changes in order; complete for every sequence number after `#from`. */
  #rows: NumberedRow[] = [];
  #from: number;
  #lastSeq: number;
  #refreshing: Promise<void> = Promise.resolve();

  private constructor(database: Pouch, lastSeq: number) {
    this.#database = database;
    this.#from = lastSeq;
    this.#lastSeq = lastSeq;
  }

  static async open(database: Pouch): Promise<ChangesHub> {
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
  async page(since: number, limit: number, ids?: ReadonlySet<string>): Promise<NumberedPage> {
    const until = this.#lastSeq;
    if (since >= until) return { rows: [], lastSeq: until, pending: 0 };
    const rows =
      since >= this.#from ? this.#recent(since, limit, ids) : await this.#stored(since, limit, ids);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    const lastSeq = last?.seq ?? until;
    return { rows, lastSeq, pending: Math.max(0, until - lastSeq) };
  }

  #recent(since: number, limit: number, ids: ReadonlySet<string> | undefined): readonly NumberedRow[] {
    const rows: NumberedRow[] = [];
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
  ): Promise<readonly NumberedRow[]> {
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
    this.pulse.beat();
  }
}

function toRow(found: PouchDB.Core.ChangesResponseChange<Record<string, unknown>>): NumberedRow {
  return {
    seq: Number(found.seq),
    id: found.id,
    changes: found.changes.map(({ rev }) => ({ rev })),
    ...(found.deleted === true ? { deleted: true } : {}),
  };
}
