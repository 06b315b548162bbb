import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, SentDocument, Sequence, WriteAnswer } from './Database.ts';
import { NOW, START } from './Database.ts';
import type { Databases } from './Databases.ts';
import { documentsUnder, findDocument } from './documents.ts';

export interface DatabasesUnderTest {
  readonly databases: Databases;
  /** Names of two empty databases that take any document from the server. */
  readonly names: readonly [string, string];
  /** Closes and opens again over the same data. */
  reopen(): Promise<Databases>;
  end(): Promise<void>;
}

const BYTES = Buffer.from([0xff, 0xd8, 0xff, 0, 10, 13, 128]);
const FILE = { content_type: 'image/jpeg', data: BYTES.toString('base64') };
const DIGEST = `md5-${createHash('md5').update(FILE.data, 'base64').digest('base64')}`;
const HASH = '0123456789abcdef0123456789abcdef';

/** What every adapter of the databases promises. `make` is called once; each test writes documents of its own. */
export function runDatabasesContract(name: string, make: () => Promise<DatabasesUnderTest>): void {
  describe(`databases: ${name}`, () => {
    let made: DatabasesUnderTest;
    let databases: Databases;
    let one: Database;
    let other: Database;

    beforeAll(async () => {
      made = await make();
      await open(made.databases);
    }, 60_000);
    afterAll(() => made.end());

    async function open(them: Databases): Promise<void> {
      databases = them;
      one = await databases.get(made.names[0], 'server');
      other = await databases.get(made.names[1], 'server');
    }

    it('asked for the latest of a revision that it does not have, it says so and goes on', async () => {
      const answers = await one.write([{ _id: 'latest', what: '样例' }], true);
      const rev = revOf(answers[0]);
      const unknown = `1-${HASH}`;
      const question = { revs: true, latest: true, files: true };
      const rows = await one.bulkGet({
        ...question,
        documents: [
          { id: 'latest', rev: unknown },
          { id: 'latest', rev },
        ],
      });
      const told = rows.flatMap(({ docs }) => docs.map((doc) => ('ok' in doc ? doc.ok._rev : 'missing')));
      expect(told.sort()).toEqual([rev, 'missing']);
      // CouchDB gives the latest that there is, PouchDB nothing: neither is of the revision that was asked for.
      const found = await one.document('latest', { rev: unknown, latest: true }).then(
        (document) => (document as { readonly _rev: string })._rev,
        (error: unknown) => (error as { readonly kind?: unknown }).kind,
      );
      expect([rev, 'missing']).toContain(found);
      const leaves = await one.document('latest', { openRevisions: [unknown, rev], latest: true });
      expect(leaves).toHaveLength(2);
      expect(await findDocument(one, 'latest')).toMatchObject({ what: '样例' });
    });

    it('keeps documents and gives them back by id and in the order of their ids', async () => {
      const sent = ['b/2', 'b/1', 'b/3', 'b/10', 'c'].map((id) => ({
        _id: id,
        what: `样例 ${id}`,
        list: [1, null],
      }));
      const answers = await one.write(sent, true);
      expect(answers.map(({ id }) => id)).toEqual(sent.map(({ _id }) => _id));
      expect(await findDocument(one, 'b/1')).toEqual({ ...sent[1], _rev: revOf(answers[1]) });
      expect((await documentsUnder(one, 'b/')).map(({ _id }) => _id)).toEqual(['b/1', 'b/10', 'b/2', 'b/3']);
      const page = await one.rows({
        from: 'b/3',
        to: 'b/1',
        descending: true,
        inclusive: false,
        skip: 1,
        limit: 1,
      });
      expect(page.rows.map(({ key }) => key)).toEqual(['b/2']);
      expect((await one.rows({ keys: ['c', 'none', 'b/1'] })).rows).toEqual([
        { id: 'c', key: 'c', value: { rev: revOf(answers[4]) } },
        { key: 'none', error: 'not_found' },
        { id: 'b/1', key: 'b/1', value: { rev: revOf(answers[1]) } },
      ]);
      expect(await findDocument(other, 'c')).toBeUndefined();
    });

    it('takes ids that a path would break on', async () => {
      const ids = ['x/a b', 'x/50%', 'x/a+b?c=d&e#f', 'x/网格', 'x/"q"'];
      await one.write(
        ids.map((_id) => ({ _id, n: _id.length })),
        true,
      );
      for (const id of ids) expect(await one.document(id)).toMatchObject({ _id: id, n: id.length });
      expect((await documentsUnder(one, 'x/')).map(({ _id }) => _id).sort()).toEqual([...ids].sort());
    });

    it('does not write over a document, and answers each of a batch alone', async () => {
      const [first] = await one.write([{ _id: 'd', n: 1 }], true);
      const answers = await one.write(
        [
          { _id: 'd', n: 2 },
          { _id: 'd2', n: 1 },
        ],
        true,
      );
      expect(answers).toEqual([
        { id: 'd', error: 'conflict' },
        { id: 'd2', rev: expect.stringMatching(/^1-/) as string },
      ]);
      expect(await one.document('d')).toEqual({ _id: 'd', _rev: revOf(first), n: 1 });
      const [next] = await one.write([{ _id: 'd', _rev: revOf(first), n: 3 }], true);
      expect(revOf(next)).toMatch(/^2-/);
    });

    it('keeps the revision that a replicated document brings, and the same again changes nothing', async () => {
      const copy = { _id: 'r', _rev: `1-${HASH}`, n: 1 };
      expect(await one.write([copy], false)).toEqual([{ id: 'r', rev: copy._rev }]);
      const { lastSeq } = await one.changes({ since: START });
      expect(await one.write([copy], false)).toEqual([{ id: 'r', rev: copy._rev }]);
      expect((await one.changes({ since: lastSeq })).rows).toEqual([]);
      expect(await one.document('r', { revs: true, conflicts: true })).toEqual({
        ...copy,
        _revisions: { start: 1, ids: [HASH] },
      });
      expect(await one.revsDiff({ r: [copy._rev, '2-abc'], s: ['1-abc'] })).toMatchObject({
        r: { missing: ['2-abc'] },
        s: { missing: ['1-abc'] },
      });
    });

    it('leads through all changes by pages, each once, and on from any place that it gave', async () => {
      const ids = Array.from({ length: 25 }, (_, n) => `p/${String(n).padStart(2, '0')}`);
      const { lastSeq: begin } = await other.changes({ since: START });
      await other.write(
        ids.map((_id) => ({ _id })),
        true,
      );
      const seen: string[] = [];
      let since: Sequence = begin;
      for (;;) {
        const page = await other.changes({ since, limit: 7 });
        expect(page.rows.length).toBeLessThanOrEqual(7);
        if (page.rows.length === 0) break;
        seen.push(...page.rows.map(({ id }) => id));
        since = page.lastSeq;
      }
      expect(seen.sort()).toEqual(ids);
      expect((await other.changes({ since: NOW })).rows).toEqual([]);
      await other.write([{ _id: 'p/new' }], true);
      expect((await other.changes({ since })).rows.map(({ id }) => id)).toEqual(['p/new']);
      const some = await other.changes({ since: begin, ids: new Set(['p/03', 'p/new']), documents: true });
      expect(some.rows.map(({ doc }) => doc?._id).sort()).toEqual(['p/03', 'p/new']);
    });

    it('refuses a place that is none', async () => {
      await expect(one.changes({ since: 'yesterday' })).rejects.toMatchObject({ kind: 'invalid' });
    });

    it('tells who waits of a write, also of one that came before the waiting began', async () => {
      const late = other.mark();
      const waiting = other.changed(other.mark(), new AbortController().signal);
      const heard: string[] = [];
      const told = new Promise<void>((resolve) => {
        const stop = databases.onWrite((name) => {
          heard.push(name);
          if (name !== made.names[1]) return;
          stop();
          resolve();
        });
      });
      await other.write([{ _id: 'w' }], true);
      await waiting;
      await other.changed(late, new AbortController().signal);
      await told;
      expect(heard).toContain(made.names[1]);
    });

    it('lets go of who waits no longer', async () => {
      const abort = new AbortController();
      const waiting = other.changed(other.mark(), abort.signal);
      abort.abort();
      await waiting;
      await other.changed(other.mark(), abort.signal);
    });

    it('keeps files byte for byte, and lists them without their bytes', async () => {
      const [answer] = await one.write([{ _id: 'f', _attachments: { 'a b.jpg': FILE } }], true);
      const stub = {
        content_type: 'image/jpeg',
        digest: DIGEST,
        length: BYTES.length,
        revpos: 1,
        stub: true,
      };
      expect(await findDocument(one, 'f')).toMatchObject({ _attachments: { 'a b.jpg': stub } });
      const file = await one.file('f', 'a b.jpg');
      expect({ type: file.type, digest: file.digest }).toEqual({ type: 'image/jpeg', digest: DIGEST });
      expect([...(await file.bytes())]).toEqual([...BYTES]);
      const whole = (await one.document('f', { files: true })) as SentDocument;
      expect(whole).toMatchObject({
        _attachments: { 'a b.jpg': { content_type: 'image/jpeg', data: FILE.data } },
      });
      await other.write([whole], false);
      expect([...(await (await other.file('f', 'a b.jpg', revOf(answer))).bytes())]).toEqual([...BYTES]);
      await expect(one.file('f', 'b.jpg')).rejects.toMatchObject({ kind: 'missing' });
      await expect(one.file('none', 'b.jpg')).rejects.toMatchObject({ kind: 'missing' });
    });

    it('gives many documents at once by id and revision, and says which are missing', async () => {
      const [answer] = await one.write([{ _id: 'g', n: 1 }], true);
      const asked = [{ id: 'g', rev: revOf(answer) }, { id: 'g', rev: '9-abc' }, { id: 'none' }];
      const rows = await one.bulkGet({ documents: asked, revs: true, latest: false, files: false });
      const good = rows.flatMap(({ docs }) => docs).flatMap((doc) => ('ok' in doc ? [doc.ok] : []));
      expect(good).toHaveLength(1);
      expect(good[0]).toMatchObject({ _id: 'g', n: 1, _revisions: { start: 1 } });
      await expect(one.document('none')).rejects.toMatchObject({ kind: 'missing' });
      const leaves = await one.document('g', { openRevisions: 'all' });
      expect(leaves).toMatchObject([{ ok: { _id: 'g', n: 1 } }]);
    });

    it('finds by Mango, and refuses what is no selector', async () => {
      await one.write(
        [
          { _id: 'm/1', colour: 'red', n: 1 },
          { _id: 'm/2', colour: 'red', n: 2 },
        ],
        true,
      );
      const question = { limit: 10, skip: 0, fields: ['_id'] };
      const found = await one.find({ ...question, selector: { colour: 'red', n: { $gt: 1 } } });
      expect(found.docs).toEqual([{ _id: 'm/2' }]);
      await expect(one.find({ ...question, selector: { n: { $nonsense: 1 } } })).rejects.toMatchObject({
        kind: 'invalid',
      });
    });

    it('keeps notes that are in no list, and replaces one only by who knows the last', async () => {
      expect(await one.note('n')).toBeUndefined();
      const rev = await one.putNote('n', { since: 'x', deep: { a: [1] } }, undefined);
      expect(await one.note('n')).toEqual({ rev, body: { since: 'x', deep: { a: [1] } } });
      await expect(one.putNote('n', {}, undefined)).rejects.toMatchObject({ kind: 'conflict' });
      const next = await one.putNote('n', { since: 'y' }, rev);
      await expect(one.putNote('n', {}, rev)).rejects.toMatchObject({ kind: 'conflict' });
      expect(await one.note('n')).toEqual({ rev: next, body: { since: 'y' } });
      expect(await other.note('n')).toBeUndefined();
      const listed = JSON.stringify([await one.rows({}), await one.changes({ since: START })]);
      expect(listed).not.toContain('_local');
    });

    it('runs one piece of work at a time under a name', async () => {
      const seen: string[] = [];
      const work = async (): Promise<void> => {
        seen.push('begins');
        await one.rows({ limit: 1 });
        seen.push('ends');
      };
      await Promise.all([['a', 'b'], ['b'], ['c', 'b']].map((names) => databases.exclusively(names, work)));
      expect(seen).toEqual(['begins', 'ends', 'begins', 'ends', 'begins', 'ends']);
    });

    it('has everything when it was closed and opened again', async () => {
      const { lastSeq } = await one.changes({ since: START });
      await one.write([{ _id: 'z', n: 1 }], true);
      const before = await one.rows({ documents: true });
      await one.putNote('kept', { a: 1 }, undefined);
      await open(await made.reopen());
      expect(await one.rows({ documents: true })).toEqual(before);
      expect(await one.note('kept')).toMatchObject({ body: { a: 1 } });
      expect((await one.changes({ since: lastSeq })).rows.map(({ id }) => id)).toEqual(['z']);
      expect((await one.info()).documents).toBe(before.rows.length);
      expect(await databases.existing()).toEqual(expect.arrayContaining([...made.names]));
    });
  });
}

function revOf(answer: WriteAnswer | undefined): string {
  if (answer === undefined || 'error' in answer) throw new Error(`not written: ${JSON.stringify(answer)}`);
  return answer.rev;
}
