import type {
  BulkQuestion,
  BulkRow,
  ChangePage,
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
import type { Pulse } from '../Pulse.ts';
import { StorageFailure } from '../StorageFailure.ts';
import type { CouchClient } from './CouchClient.ts';
import type { CouchRequest, Credential } from './CouchRequest.ts';
import { readChanges } from './readChanges.ts';
import { readRows } from './readRows.ts';
import { answersOf } from './writeAnswers.ts';

interface CouchPlace {
  readonly client: CouchClient;
  readonly pulse: Pulse;
  /** Tells everybody that something was written here. */
  readonly written: () => void;
  /** Runs work one at a time under a name. */
  readonly exclusively: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** One database of a CouchDB, with the rights of one person or of our own account. CouchDB judges every request by them. */
export class CouchDatabase implements Database {
  readonly name: string;
  readonly #place: CouchPlace;
  readonly #credential: () => Promise<Credential>;

  constructor(name: string, place: CouchPlace, credential: () => Promise<Credential>) {
    this.name = name;
    this.#place = place;
    this.#credential = credential;
  }

  async info(): Promise<{ readonly documents: number; readonly lastSeq: Sequence }> {
    const found = (await this.#ask({ path: [] })) as { doc_count: number; update_seq: Sequence };
    const query = { startkey: '"_design/"', endkey: '"_design0"', limit: 100 };
    const designs = (await this.#ask({ path: ['_all_docs'], query })) as Rows;
    return { documents: found.doc_count - designs.rows.length, lastSeq: found.update_seq };
  }

  rows(question: RowsQuestion): Promise<Rows> {
    return readRows((request) => this.#ask(request), question);
  }

  async document(id: string, question: DocumentQuestion = {}): Promise<unknown> {
    const { openRevisions, revsInfo, files, rev, ...flags } = question;
    const query: Record<string, string | boolean> = { ...flags };
    if (rev !== undefined) query['rev'] = rev;
    if (revsInfo === true) query['revs_info'] = true;
    if (files === true) query['attachments'] = true;
    if (openRevisions !== undefined) {
      query['open_revs'] = openRevisions === 'all' ? 'all' : JSON.stringify(openRevisions);
    }
    return this.#ask({ path: [plain(id)], query });
  }

  async bulkGet({ documents, revs, latest, files }: BulkQuestion): Promise<readonly BulkRow[]> {
    if (documents.length === 0) return [];
    const found = await this.#ask({
      method: 'POST',
      path: ['_bulk_get'],
      query: { revs, latest, attachments: files },
      body: {
        docs: documents.map(({ id, rev }) => ({ id: plain(id), ...(rev === undefined ? {} : { rev }) })),
      },
    });
    return (found as { readonly results: readonly BulkRow[] }).results;
  }

  async revsDiff(
    asked: Readonly<Record<string, readonly string[]>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const found = await this.#ask({ method: 'POST', path: ['_revs_diff'], body: asked });
    return found as Readonly<Record<string, unknown>>;
  }

  async find(question: FindQuestion): Promise<Found> {
    const found = (await this.#ask({ method: 'POST', path: ['_find'], body: question })) as Found;
    return { docs: found.docs, ...(found.warning === undefined ? {} : { warning: found.warning }) };
  }

  async file(id: string, name: string, rev?: string): Promise<File> {
    const question = rev === undefined ? {} : { rev };
    const document = (await this.document(id, question)) as StoredDocument;
    const stubs = (document['_attachments'] ?? {}) as Readonly<Record<string, Stub>>;
    const stub = Object.hasOwn(stubs, name) ? stubs[name] : undefined;
    if (stub === undefined) throw new StorageFailure('missing', 'Document is missing attachment');
    return {
      type: stub.content_type,
      digest: stub.digest,
      bytes: async () => {
        const response = await this.#send({ path: [plain(id), name], query: { rev: document._rev } });
        return Buffer.from(await response.arrayBuffer());
      },
    };
  }

  changes(question: ChangesQuestion): Promise<ChangePage> {
    return readChanges((request) => this.#ask(request), question);
  }

  mark(): number {
    return this.#place.pulse.mark;
  }

  changed(mark: number, signal: AbortSignal): Promise<void> {
    return this.#place.pulse.after(mark, signal);
  }

  async write(documents: readonly SentDocument[], newEdits: boolean): Promise<readonly WriteAnswer[]> {
    if (documents.length === 0) return [];
    const body = { docs: documents, new_edits: newEdits };
    const told = await this.#ask({ method: 'POST', path: ['_bulk_docs'], body });
    const answers = answersOf(documents, newEdits, told);
    if (answers.some((answer) => !('error' in answer))) this.#place.written();
    return answers;
  }

  async note(id: string): Promise<LocalNote | undefined> {
    try {
      const found = (await this.#ask({ path: ['_local', id] })) as StoredDocument;
      const { _id, _rev: rev, ...body } = found;
      return { rev, body };
    } catch (error) {
      if (error instanceof StorageFailure && error.kind === 'missing') return undefined;
      throw error;
    }
  }

  /** CouchDB writes a local document whatever revision it is told, so the check is ours, and holds within this process. */
  putNote(id: string, body: Readonly<Record<string, unknown>>, rev: string | undefined): Promise<string> {
    return this.#place.exclusively(`note ${this.name} ${id}`, async () => {
      const before = await this.note(id);
      if (before?.rev !== rev) throw new StorageFailure('conflict', 'Document update conflict.');
      const document = { ...body, ...(rev === undefined ? {} : { _rev: rev }) };
      const put = await this.#ask({ method: 'PUT', path: ['_local', id], body: document });
      return (put as { readonly rev: string }).rev;
    });
  }

  async #ask(request: Omit<CouchRequest, 'as'>): Promise<unknown> {
    return (await this.#send(request)).json();
  }

  async #send(request: Omit<CouchRequest, 'as'>): Promise<Response> {
    const as = await this.#credential();
    return this.#place.client.send({ ...request, path: [this.name, ...request.path], as });
  }
}

interface Stub {
  readonly content_type: string;
  readonly digest: string;
}

/** Names with an underscore in front are CouchDB's own: the rules, local notes, `_security`. None is a document of ours. */
function plain(id: string): string {
  if (id === '' || id.startsWith('_')) throw new StorageFailure('missing');
  return id;
}
