import type {
  BulkQuestion,
  BulkRow,
  ChangePage,
  ChangeRow,
  ChangesQuestion,
  Database,
  DocumentQuestion,
  File,
  FindQuestion,
  Found,
  LocalNote,
  Rows,
  RowsQuestion,
  SentDocument,
  Sequence,
  StoredDocument,
  WriteAnswer,
} from '../Database.ts';
import type { Index } from '#couch';
import { NOW } from '../Database.ts';
import { StorageFailure } from '../StorageFailure.ts';
import { ChangesHub } from './ChangesHub.ts';
import { failureOf, findFailureOf } from './failures.ts';
import type { Pouch } from './EmbeddedPouch.ts';
import { openPouch } from './EmbeddedPouch.ts';
import { writeAll } from './writeAll.ts';

/** A PouchDB on LevelDB, opened by this process alone. */
export class EmbeddedDatabase implements Database {
  readonly name: string;
  readonly #pouch: Pouch;
  readonly #changes: ChangesHub;
  readonly #written: () => void;
  readonly #indexes: readonly Index[];
  #indexed: Promise<void> | undefined;

  private constructor(
    name: string,
    pouch: Pouch,
    changes: ChangesHub,
    written: () => void,
    indexes: readonly Index[],
  ) {
    this.name = name;
    this.#pouch = pouch;
    this.#changes = changes;
    this.#written = written;
    this.#indexes = indexes;
  }

  /** @param indexes Mango indexes, made before the first query: a start has none to ask. */
  static async open(
    name: string,
    location: string,
    written: () => void,
    indexes: readonly Index[] = [],
  ): Promise<EmbeddedDatabase> {
    const pouch = openPouch(location);
    return new EmbeddedDatabase(name, pouch, await ChangesHub.open(pouch), written, indexes);
  }

  async info(): Promise<{ readonly documents: number; readonly lastSeq: Sequence }> {
    const { doc_count: documents } = await this.#pouch.info();
    return { documents, lastSeq: String(this.#changes.lastSeq) };
  }

  async rows(question: RowsQuestion): Promise<Rows> {
    const found: unknown = await this.#pouch.allDocs(optionsOf(question));
    // What PouchDB answers is CouchDB's form; its types know it without the rows of what is not there.
    return found as Rows;
  }

  async document(id: string, question: DocumentQuestion = {}): Promise<unknown> {
    const { openRevisions, revsInfo, files, latest, ...rest } = question;
    const options: Record<string, unknown> = { ...rest };
    const asked = openRevisions === 'all' ? [] : (openRevisions ?? [question.rev ?? []].flat());
    if (latest === true && (await this.#missing(asked.map((rev) => ({ id, rev })))).size === 0)
      options['latest'] = true;
    if (openRevisions !== undefined) options['open_revs'] = openRevisions;
    if (revsInfo === true) options['revs_info'] = true;
    if (files === true) options['attachments'] = true;
    return this.#pouch.get(id, options).catch(failureOf);
  }

  async bulkGet({ documents, revs, latest, files }: BulkQuestion): Promise<readonly BulkRow[]> {
    if (documents.length === 0) return [];
    const missing = latest ? await this.#missing(documents) : new Set();
    const [absent, here] = [
      documents.filter((one) => missing.has(one)),
      documents.filter((one) => !missing.has(one)),
    ];
    return [
      ...(await this.#bulkGet({ documents: here, revs, latest, files })),
      ...(await this.#bulkGet({ documents: absent, revs, latest: false, files })),
    ];
  }

  async #bulkGet({ documents, revs, latest, files }: BulkQuestion): Promise<readonly BulkRow[]> {
    if (documents.length === 0) return [];
    // PouchDB hands `latest` on, its types do not know it.
    const options = { docs: [...documents], revs, latest, attachments: files };
    const found: unknown = await this.#pouch.bulkGet(options);
    return (found as { readonly results: readonly BulkRow[] }).results;
  }

  /**
   * Those whose revision is not here. Asked for the latest of such a one, PouchDB throws where nobody can catch it, and the process would
   * end; what is not here has no latest.
   */
  async #missing<T extends { readonly id: string; readonly rev?: string }>(
    documents: readonly T[],
  ): Promise<ReadonlySet<T>> {
    const asked: Record<string, string[]> = {};
    for (const { id, rev } of documents) if (rev !== undefined) (asked[id] ??= []).push(rev);
    const told = await this.#pouch.revsDiff(asked);
    return new Set(
      documents.filter(({ id, rev }) => rev !== undefined && told[id]?.missing?.includes(rev) === true),
    );
  }

  async revsDiff(
    asked: Readonly<Record<string, readonly string[]>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const copy = Object.fromEntries(Object.entries(asked).map(([id, revisions]) => [id, [...revisions]]));
    return { ...(await this.#pouch.revsDiff(copy)) };
  }

  async find({ selector, fields, limit, skip, sort }: FindQuestion): Promise<Found> {
    await (this.#indexed ??= this.#makeIndexes());
    const found = await this.#pouch
      .find({
        selector,
        limit,
        skip,
        ...(fields === undefined ? {} : { fields: [...fields] }),
        ...(sort === undefined ? {} : { sort: sort.map((one) => ({ ...one })) }),
      })
      .catch(findFailureOf);
    const warning = 'warning' in found ? { warning: String(found.warning) } : {};
    return { docs: found.docs, ...warning };
  }

  async file(id: string, name: string, rev?: string): Promise<File> {
    const options = rev === undefined ? {} : { rev };
    const stored = await this.#pouch.get(id, options).catch(failureOf);
    const stub = Object.entries(stored._attachments ?? {}).find(([one]) => one === name)?.[1];
    if (stub === undefined || !('digest' in stub)) {
      throw new StorageFailure('missing', 'Document is missing attachment');
    }
    return {
      type: stub.content_type,
      digest: stub.digest ?? '',
      bytes: async () => (await this.#pouch.getAttachment(id, name, options)) as Buffer,
    };
  }

  async changes(question: ChangesQuestion): Promise<ChangePage> {
    const since = question.since === NOW ? this.#changes.lastSeq : numberOf(question.since);
    const page = await this.#changes.page(since, question.limit ?? Infinity, question.ids);
    const rows = page.rows.map((row): ChangeRow => ({ ...row, seq: String(row.seq) }));
    const told = question.descending === true ? rows.reverse() : rows;
    return {
      rows: question.documents === true ? await this.#withDocuments(told, question.files === true) : told,
      lastSeq: String(page.lastSeq),
      pending: page.pending,
    };
  }

  mark(): number {
    return this.#changes.pulse.mark;
  }

  changed(mark: number, signal: AbortSignal): Promise<void> {
    return this.#changes.pulse.after(mark, signal);
  }

  async write(documents: readonly SentDocument[], newEdits: boolean): Promise<readonly WriteAnswer[]> {
    const answers = await writeAll(this.#pouch, documents, newEdits);
    await this.#changes.refresh();
    this.#written();
    return answers;
  }

  async note(id: string): Promise<LocalNote | undefined> {
    try {
      const { _id, _rev: rev, ...body } = await this.#pouch.get(`_local/${id}`);
      return { rev, body };
    } catch (error) {
      if ((error as { status?: unknown }).status === 404) return undefined;
      throw error;
    }
  }

  async putNote(
    id: string,
    body: Readonly<Record<string, unknown>>,
    rev: string | undefined,
  ): Promise<string> {
    const revision = rev === undefined ? {} : { _rev: rev };
    const put = await this.#pouch.put({ ...body, _id: `_local/${id}`, ...revision }).catch(failureOf);
    return put.rev;
  }

  close(): Promise<void> {
    return this.#pouch.close();
  }

  async #makeIndexes(): Promise<void> {
    try {
      for (const { name, fields } of this.#indexes)
        await this.#pouch.createIndex({ index: { fields: [...fields], name, ddoc: `wangge-${name}` } });
    } catch (error) {
      this.#indexed = undefined;
      throw error;
    }
  }

  async #withDocuments(rows: readonly ChangeRow[], files: boolean): Promise<readonly ChangeRow[]> {
    const found = await this.rows({ keys: rows.map(({ id }) => id), documents: true, files });
    const documents = new Map<string, StoredDocument | null>();
    for (const row of found.rows) if ('doc' in row) documents.set(row.key, row.doc ?? null);
    return rows.map((row) => ({ ...row, doc: documents.get(row.id) ?? null }));
  }
}

/** PouchDB's own types leave out `keys` beside others, and `inclusive_end` without a range. */
function optionsOf(question: RowsQuestion): PouchDB.Core.AllDocsOptions {
  const { keys, from, to, inclusive, descending, skip, limit, documents, files, conflicts } = question;
  const content = {
    include_docs: documents === true,
    attachments: files === true,
    conflicts: conflicts === true,
  };
  const options =
    keys !== undefined
      ? { keys: [...keys] }
      : {
          inclusive_end: inclusive !== false,
          ...(descending === undefined ? {} : { descending }),
          ...(skip === undefined ? {} : { skip }),
          ...(limit === undefined || !Number.isFinite(limit) ? {} : { limit }),
          ...(from === undefined ? {} : { startkey: from }),
          ...(to === undefined ? {} : { endkey: to }),
        };
  return { ...content, ...options };
}

/** Also takes the string forms that a client knows from CouchDB: the number stands in front of them. */
function numberOf(sequence: Sequence): number {
  const digits = /^(\d{1,15})(?:-[\w-]{0,1000})?$/.exec(sequence)?.[1];
  if (digits === undefined) throw new StorageFailure('invalid', 'since is not a sequence');
  return Number(digits);
}
