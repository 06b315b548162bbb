/**
 * A place in the order of a database's changes. Opaque: it means something only to the database that gave it, can be kept,
 * and is neither a number nor comparable.
 */
export type Sequence = string;

/** Before the first change of every database. */
export const START: Sequence = '0';

/** Asked for as a place: behind the newest change, wherever that is. */
export const NOW: Sequence = 'now';

/** A document as it is stored. Files are listed by type, length and digest, without their bytes unless asked for. */
export interface StoredDocument {
  readonly _id: string;
  readonly _rev: string;
  readonly [field: string]: unknown;
}

/** A document to be written: any JSON object with an id. Files come inline, as `{content_type, data}` with base64. */
export type SentDocument = Readonly<Record<string, unknown>>;

/** One line of a list of documents, as CouchDB's `_all_docs` has it. */
export type Row =
  | {
      readonly id: string;
      readonly key: string;
      readonly value: { readonly rev: string; readonly deleted?: true };
      readonly doc?: StoredDocument | null;
    }
  | { readonly key: string; readonly error: string };

export interface Rows {
  readonly total_rows: number;
  readonly offset: number | null;
  readonly rows: readonly Row[];
}

/** What of each document comes along. */
interface Content {
  readonly documents?: boolean;
  /** The bytes of files too, as base64. */
  readonly files?: boolean;
}

export interface RowsQuestion extends Content {
  /** Each document names its other leaves in `_conflicts`, if it has any. */
  readonly conflicts?: boolean;
  /** Only these ids, in this order; only what says how much of each comes along is asked beside it. */
  readonly keys?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Whether `to` itself is in; true by default. */
  readonly inclusive?: boolean;
  readonly descending?: boolean;
  readonly skip?: number;
  readonly limit?: number;
}

/** One line of a changes feed. */
export interface ChangeRow {
  readonly seq: Sequence;
  readonly id: string;
  readonly changes: readonly { readonly rev: string }[];
  readonly deleted?: boolean;
  readonly doc?: StoredDocument | null;
}

export interface ChangesQuestion extends Content {
  /** After this place; {@link NOW} is behind the newest change. */
  readonly since: Sequence;
  readonly limit?: number;
  readonly ids?: ReadonlySet<string>;
  /** The page's rows newest first. */
  readonly descending?: boolean;
}

export interface ChangePage {
  readonly rows: readonly ChangeRow[];
  /** Where the next question goes on. */
  readonly lastSeq: Sequence;
  /** How many changes lie behind this page, as far as is known. */
  readonly pending: number;
}

/** What became of one document of a write. */
export type WriteAnswer =
  | { readonly id: string; readonly rev: string }
  /** Another revision stands there already. */
  | { readonly id: string; readonly error: 'conflict' }
  /** The database's own rules said no; `reason` is what they said. */
  | { readonly id: string; readonly error: 'forbidden'; readonly reason: string };

export interface DocumentQuestion {
  readonly rev?: string;
  /** These leaves, or all of them. The answer is then CouchDB's list of `{ok}` and `{missing}`. */
  readonly openRevisions?: 'all' | readonly string[];
  readonly revs?: boolean;
  readonly revsInfo?: boolean;
  readonly latest?: boolean;
  readonly conflicts?: boolean;
  /** The bytes of files, as base64. */
  readonly files?: boolean;
}

export interface BulkQuestion {
  readonly documents: readonly { readonly id: string; readonly rev?: string }[];
  readonly revs: boolean;
  readonly latest: boolean;
  readonly files: boolean;
}

/** CouchDB's answer for one id of `_bulk_get`. */
export interface BulkRow {
  readonly id: string;
  readonly docs: readonly ({ readonly ok: StoredDocument } | { readonly error: unknown })[];
}

/** A Mango query that was found harmless: known operators only, sorted by `_id` or not at all. */
export interface FindQuestion {
  readonly selector: object;
  readonly fields?: readonly string[];
  readonly limit: number;
  readonly skip: number;
  readonly sort?: readonly Readonly<Record<string, 'asc' | 'desc'>>[];
}

export interface Found {
  readonly docs: readonly Readonly<Record<string, unknown>>[];
  readonly warning?: string;
}

export interface File {
  readonly type: string;
  /** `md5-…`, a name for the content. */
  readonly digest: string;
  /** Read only when called. */
  bytes(): Promise<Buffer>;
}

/** A note that is neither listed nor replicated, beside the documents. */
export interface LocalNote {
  /** Handed back when the note is replaced. */
  readonly rev: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One database in one name. Methods reject with `StorageFailure`; other errors are faults of ours. */
export interface Database {
  readonly name: string;

  info(): Promise<{ readonly documents: number; readonly lastSeq: Sequence }>;
  rows(question: RowsQuestion): Promise<Rows>;
  /** The document or, with `openRevisions`, the list of its leaves; fails with `missing`. */
  document(id: string, question?: DocumentQuestion): Promise<unknown>;
  bulkGet(question: BulkQuestion): Promise<readonly BulkRow[]>;
  /** Of these revisions the ones that are not here, as CouchDB's `_revs_diff` has it. */
  revsDiff(asked: Readonly<Record<string, readonly string[]>>): Promise<Readonly<Record<string, unknown>>>;
  find(question: FindQuestion): Promise<Found>;
  /** One file of a document; fails with `missing`. */
  file(id: string, name: string, rev?: string): Promise<File>;

  changes(question: ChangesQuestion): Promise<ChangePage>;
  /** How far writes have been heard of, for `changed`. Taken before the question whose answer may be waited for. */
  mark(): number;
  /** Resolves when something was written after `mark`, or when `signal` says that nobody waits any more. */
  changed(mark: number, signal: AbortSignal): Promise<void>;

  /**
   * Writes documents that were judged, all that may be, and answers each at its place. On the disk when it resolves, and readers
   * and listeners have been told.
   * @param newEdits false keeps the revision that each document brings, as replication does
   */
  write(documents: readonly SentDocument[], newEdits: boolean): Promise<readonly WriteAnswer[]>;

  note(id: string): Promise<LocalNote | undefined>;
  /** Replaces the note that has the revision `rev` (undefined: there is none yet); fails with `conflict`. Gives the new revision. */
  putNote(id: string, body: Readonly<Record<string, unknown>>, rev: string | undefined): Promise<string>;
}
