import { isObject } from '#core/base';
import { caseOfId, deny, judgeDocument, toReason } from '#core/door';
import type { Judgement } from '#core/door';
import type { CaseEvent } from '#core/model';
import { roleOf } from '#core/rules';
import type { Identity } from '../account/Accounts.ts';
import type { Note } from '../audit/AuditLog.ts';
import { noteRefusals } from '../audit/noteRefusals.ts';
import type { Refused } from '../audit/noteRefusals.ts';
import type { Database, StoredDocument, WriteAnswer } from '../storage/Database.ts';
import { findDocuments } from '../storage/documents.ts';
import type { Town } from '../Town.ts';
import type { InlineFile } from './checkBytes.ts';
import { checkBytes } from './checkBytes.ts';
import { Elsewhere, needsCase } from './Elsewhere.ts';
import { sameEvent } from './sameEvent.ts';

export type WriteResult =
  | { readonly ok: true; readonly id: string; readonly rev: string }
  | { readonly id: string; readonly error: string; readonly reason: string };

type Sent = Readonly<Record<string, unknown>>;

/** A first revision; an event has no other. */
const FIRST_REVISION = /^1-[0-9a-f]{32}$/;

/**
 * The door: judges each document alone and stores those that may stay, under one lock over check and write. One refused document
 * does not hold up the others. When this resolves, what it calls `ok` is on the disk.
 * @param newEdits false for replication, which brings its own revisions
 */
export async function writeDocuments(
  town: Town,
  database: Database,
  identity: Identity,
  sent: readonly unknown[],
  newEdits: boolean,
): Promise<readonly WriteResult[]> {
  const cases = sent
    .map((doc) => caseOfId(isObject(doc) ? doc['_id'] : undefined))
    .filter((id) => id !== undefined);
  const locks = [`database ${database.name}`, ...cases.map((id) => `case ${id}`)];
  const work = new Writing(town, database, identity, newEdits);
  const results = await town.databases.exclusively(locks, async () => {
    await work.judge(sent.map((doc): Sent => (isObject(doc) ? doc : {})));
    return work.store();
  });
  const note: Note = (entry) => town.audit.note(entry);
  await noteRefusals(note, identity.user.name, database.name, work.refused);
  return results;
}

/** One call of `writeDocuments`, with its locks held. */
class Writing {
  readonly #town: Town;
  readonly #database: Database;
  readonly #identity: Identity;
  readonly #newEdits: boolean;
  readonly refused: Refused[] = [];
  readonly #results: WriteResult[] = [];
  /** Accepted documents by id, and where their result goes. */
  readonly #accepted = new Map<string, { readonly doc: Sent; readonly places: number[] }>();

  constructor(town: Town, database: Database, identity: Identity, newEdits: boolean) {
    this.#town = town;
    this.#database = database;
    this.#identity = identity;
    this.#newEdits = newEdits;
  }

  async judge(documents: readonly Sent[]): Promise<void> {
    const ids = documents.map(idOf).filter((id) => caseOfId(id) !== undefined);
    const here = await findDocuments(this.#database, ids);
    const alone = new Map<Sent, Judgement>();
    for (const doc of documents) {
      if (!here.has(idOf(doc))) alone.set(doc, await this.#judgeAlone(doc));
    }
    // Every member that the type names was looked at by the door.
    const right = [...alone].flatMap(([doc, { allow }]) => (allow ? [doc as unknown as CaseEvent] : []));
    const elsewhere = await Elsewhere.read(this.#town, this.#database.name, right);
    for (const doc of documents) {
      this.#decide(doc, here.get(idOf(doc)), (one) => {
        const judgement = alone.get(one) ?? immutable();
        return judgement.allow ? this.#judgeBeside(one, one as unknown as CaseEvent, elsewhere) : judgement;
      });
    }
  }

  #decide(doc: Sent, before: StoredDocument | undefined, judgeNew: (doc: Sent) => Judgement): void {
    const id = idOf(doc);
    const place = this.#results.length;
    const twin = this.#accepted.get(id);
    if (twin !== undefined && sameEvent(twin.doc, doc)) {
      twin.places.push(place);
      this.#results.push({ ok: true, id, rev: '' });
      return;
    }
    const stored = twin?.doc ?? before;
    if (stored !== undefined && sameEvent(stored, doc)) {
      this.#results.push({ ok: true, id, rev: String(stored['_rev']) });
      return;
    }
    const judgement = stored === undefined ? judgeNew(doc) : immutable();
    if (!judgement.allow) {
      this.refused.push({ id, code: judgement.refusal.code });
      this.#results.push({ id, error: 'forbidden', reason: toReason(judgement.refusal) });
      return;
    }
    this.#accepted.set(id, { doc: cleaned(doc, this.#newEdits), places: [place] });
    this.#results.push({ ok: true, id, rev: '' });
  }

  async store(): Promise<readonly WriteResult[]> {
    if (this.#accepted.size === 0) return this.#results;
    const entries = [...this.#accepted.values()];
    const answers = await this.#database.write(
      entries.map(({ doc }) => doc),
      this.#newEdits,
    );
    for (const [index, { doc, places }] of entries.entries()) {
      const result = resultOf(String(doc['_id']), answers[index]);
      for (const place of places) this.#results[place] = result;
    }
    return this.#results;
  }

  /** What can be said of the document without knowing any other. */
  async #judgeAlone(doc: Sent): Promise<Judgement> {
    const { user } = this.#identity;
    // The rights of this moment, not those of the moment when the request began.
    const holdings = this.#town.accounts.users.find(user.name)?.holdings ?? [];
    const author = { name: user.name, roles: holdings.map(roleOf) };
    const kit = typeof doc['rev'] === 'string' ? await this.#town.kits.find(doc['rev']) : undefined;
    const now = this.#town.clock();
    const judgement = judgeDocument(() => kit, this.#database.name, author, doc, null, now);
    if (!judgement.allow) return judgement;
    const rev = doc['_rev'];
    const first = this.#newEdits ? rev === undefined : typeof rev === 'string' && FIRST_REVISION.test(rev);
    return first ? checkBytes(doc['_attachments']) : immutable();
  }

  /** What the other databases know of it: an id is one event everywhere, and a case has one opening and one grid. */
  #judgeBeside(doc: Sent, { _id, case: caseId, act, grid }: CaseEvent, elsewhere: Elsewhere): Judgement {
    if (elsewhere.stored(_id).some((one) => !sameEvent(one, doc))) return immutable();
    const opens = elsewhere.openings(caseId);
    if (act === 'open' && opens.some((open) => open._id !== _id)) {
      return deny('case.exists', '/case', '这件事已经登记过了。', 'This case has been opened already.');
    }
    if (opens.length > 0 && opens.every((open) => open['grid'] !== grid)) {
      return deny('grid.other', '/grid', '这件事属于别的网格。', 'This case belongs to another grid.');
    }
    if (act === 'open' || !needsCase(this.#database.name) || elsewhere.knows(caseId)) return { allow: true };
    return deny(
      'case.unknown',
      '/case',
      '这件事没有分派给您或您的单位。',
      'This case was not given to you or your unit.',
    );
  }
}

function idOf(doc: Sent): string {
  return typeof doc['_id'] === 'string' ? doc['_id'] : '';
}

/** What the writer is told. That another revision came first says the same as one that stood there before. */
function resultOf(id: string, answer: WriteAnswer | undefined): WriteResult {
  if (answer === undefined) throw new Error('a written document has an answer');
  if (!('error' in answer)) return { ok: true, id, rev: answer.rev };
  const refusal = immutable();
  const told = answer.error === 'conflict' && !refusal.allow ? toReason(refusal.refusal) : '';
  return { id, error: 'forbidden', reason: answer.error === 'forbidden' ? answer.reason : told };
}

function immutable(): Judgement {
  return deny(
    'event.immutable',
    '',
    '已经发生的办理记录不能修改，请另外提交一条新的办理。',
    'An event cannot be changed. Send a new one instead.',
  );
}

/** Only what was judged is stored: known fields, and of each file its type and bytes. */
function cleaned(doc: Sent, newEdits: boolean): Sent {
  const { _attachments: files, _revisions: _ignored, _rev, ...bare } = doc;
  const rest = newEdits ? bare : { ...bare, _rev };
  if (files === undefined) return rest;
  const kept = Object.entries(files as Readonly<Record<string, InlineFile>>).map(
    ([name, { content_type, data }]) => [name, { content_type, data }],
  );
  return { ...rest, _attachments: Object.fromEntries(kept) as unknown };
}
