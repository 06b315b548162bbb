import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Database, StoredDocument } from '../storage/Database.ts';
import type { JsonFile } from '../storage/JsonFile.ts';
import type { AuditLine, Heads } from './AuditLine.ts';
import { AUDIT_KINDS, hashOf, lineId, makeLine } from './AuditLine.ts';
import { AuditLog } from './AuditLog.ts';
import { verifyAudit } from './verifyAudit.ts';

const T0 = Date.parse('2026-05-08T01:00:00Z');
const MINUTE = 60_000;

/** As much of a database as the log uses, and how it fails. */
class Shelf implements Pick<Database, 'rows' | 'write'> {
  readonly documents = new Map<string, StoredDocument>();
  /** What happens to the next write: nothing of it is kept, or all of it but the answer. */
  broken: 'lost' | 'unanswered' | undefined;
  writes = 0;

  write: Database['write'] = async (documents) => {
    await new Promise(setImmediate);
    this.writes += 1;
    const broken = this.broken;
    this.broken = undefined;
    if (broken === 'lost') throw new Error('disk full');
    const answers = documents.map((document) => {
      const id = String(document['_id']);
      if (this.documents.has(id)) return { id, error: 'conflict' as const };
      this.documents.set(id, { ...document, _id: id, _rev: '1-a' });
      return { id, rev: '1-a' };
    });
    if (broken === 'unanswered') throw new Error('no answer');
    return answers;
  };

  rows: Database['rows'] = ({ from = '', to = '\uffff', descending = false, limit = Infinity }) => {
    const [low, high] = descending ? [to, from] : [from, to];
    const ids = [...this.documents.keys()].sort().filter((id) => id >= low && id <= high);
    const found = (descending ? ids.reverse() : ids).slice(0, limit);
    const rows = found.map((id) => ({ id, key: id, value: { rev: '1-a' }, doc: this.documents.get(id)! }));
    return Promise.resolve({ total_rows: ids.length, offset: 0, rows });
  };

  get lines(): readonly AuditLine[] {
    return [...this.documents.values()].map((document) => document as unknown as AuditLine);
  }
}

function anchorFile(value: Heads = {}): JsonFile<Heads> {
  return { value, save: () => Promise.resolve() } as unknown as JsonFile<Heads>;
}

let clock = T0;
const open = (database: Shelf, anchor: JsonFile<Heads>, random: string): Promise<AuditLog> =>
  AuditLog.open({ database, anchor, clock: () => clock, random });

/** Three runs of a server, two of them at the same time. */
async function told(): Promise<{ shelf: Shelf; anchor: Heads }> {
  clock = T0;
  const shelf = new Shelf();
  const anchor = anchorFile();
  const first = await open(shelf, anchor, 'aaaa');
  for (const account of ['lin', 'wu']) await first.note({ what: 'login', account });
  await first.note({ what: 'refusal', account: 'wu', facts: { codes: { data: 2 } } });
  clock += MINUTE;
  const second = await open(shelf, anchorFile(), 'bbbb');
  await second.note({ what: 'password', account: 'lin' });
  clock += 20 * MINUTE;
  await first.note({ what: 'logout', account: 'lin' });
  await first.close();
  await second.close();
  clock += MINUTE;
  const third = await open(shelf, anchor, 'cccc');
  await third.note({ what: 'rights', account: 'wu', facts: { holdings: ['worker@1'] } });
  return { shelf, anchor: anchor.value };
}

describe('the audit log', () => {
  test('is one chain for each run, without a gap, and each notes how far the others came', async () => {
    const { shelf, anchor } = await told();
    const report = verifyAudit(shelf.lines, [anchor]);
    expect(report).toMatchObject({ faults: [], lines: shelf.documents.size });
    expect(Object.keys(report.heads)).toHaveLength(3);
    const seen = shelf.lines.find(({ what }) => what === 'chain.seen')!;
    expect(Object.keys(seen.facts['heads']!)).toEqual([expect.stringContaining('bbbb')]);
    const last = shelf.lines.filter(({ what }) => what === 'chain.started').at(-1)!;
    expect(Object.keys(last.facts['heads']!).sort()).toEqual(
      [expect.stringContaining('aaaa'), expect.stringContaining('bbbb')].sort(),
    );
  });

  test('takes many lines in one write, in the order in which they came', async () => {
    clock = T0;
    const shelf = new Shelf();
    const log = await open(shelf, anchorFile(), 'aaaa');
    const names = Array.from({ length: 40 }, (_, index) => `p${String(index)}`);
    await Promise.all(names.map((account) => log.note({ what: 'login', account })));
    expect(shelf.lines.flatMap(({ account }) => account ?? [])).toEqual(names);
    expect(shelf.writes).toBeLessThan(5);
  });

  test('has every line when it says so, also those that came while others were being written', async () => {
    clock = T0;
    const shelf = new Shelf();
    const log = await open(shelf, anchorFile(), 'aaaa');
    const missing: string[] = [];
    const speak = async (speaker: number): Promise<void> => {
      for (let turn = 0; turn < 10; turn += 1) {
        const account = `p${String(speaker)}-${String(turn)}`;
        await log.note({ what: 'login', account });
        if (!shelf.lines.some((line) => line.account === account)) missing.push(account);
        for (let wait = 0; wait < speaker; wait += 1) await Promise.resolve();
      }
    };
    await Promise.all([0, 1, 2, 3, 4].map(speak));
    expect(missing).toEqual([]);
    expect(verifyAudit(shelf.lines).faults).toEqual([]);
  });

  test('keeps a line whose write failed until it is written, and says that it failed', async () => {
    for (const broken of ['lost', 'unanswered'] as const) {
      clock = T0;
      const shelf = new Shelf();
      const anchor = anchorFile();
      const log = await open(shelf, anchor, 'aaaa');
      shelf.broken = broken;
      await expect(log.note({ what: 'login', account: 'lin' })).rejects.toThrow();
      await log.note({ what: 'login', account: 'wu' });
      expect(shelf.lines.map(({ account }) => account)).toEqual([null, 'lin', 'wu']);
      expect(verifyAudit(shelf.lines, [anchor.value]).faults).toEqual([]);
    }
  });
});

describe('the check of the log', () => {
  const json = fc.jsonValue({ maxDepth: 2 });

  test('finds any single change of any line', async () => {
    const { shelf, anchor } = await told();
    const members = Object.keys(shelf.lines[0]!).filter((name) => name !== '_rev');
    const change = fc.record({
      place: fc.nat(shelf.lines.length - 1),
      name: fc.oneof(fc.constantFrom(...members), fc.constantFrom('_deleted', 'x', '_attachments')),
      value: fc.oneof(json, fc.constantFrom<unknown>(undefined, ...AUDIT_KINDS, 'wu', 0, 1)),
    });
    fc.assert(
      fc.property(change, ({ place, name, value }) => {
        const lines = structuredClone(shelf.lines) as unknown as Record<string, unknown>[];
        const line = lines[place]!;
        const same = JSON.stringify(line[name]) === JSON.stringify(value);
        fc.pre(!same);
        if (value === undefined) Reflect.deleteProperty(line, name);
        else line[name] = value;
        expect(verifyAudit(lines, [anchor]).faults).not.toEqual([]);
      }),
      { seed: 61, numRuns: 1000 },
    );
  }, 60_000);

  test('finds that any line is gone, also the last of a chain', async () => {
    const { shelf, anchor } = await told();
    for (const place of shelf.lines.keys()) {
      const lines = shelf.lines.filter((_, index) => index !== place);
      expect([place, verifyAudit(lines, [anchor]).faults.length > 0]).toEqual([place, true]);
    }
  });

  test('finds a cut-off tail and a chain that is gone', async () => {
    const { shelf, anchor } = await told();
    for (const chain of Object.keys(verifyAudit(shelf.lines).heads)) {
      const count = shelf.lines.filter((line) => line.chain === chain).length;
      for (let kept = 0; kept < count; kept += 1) {
        const lines = shelf.lines.filter((line) => line.chain !== chain || line.seq < kept);
        const { faults } = verifyAudit(lines, [anchor]);
        expect(faults).toContainEqual({ fault: 'cut', id: lineId(chain, count - 1) });
      }
    }
    // Cut before a restart: the new chain kept what the anchor said.
    const file = anchorFile(anchor);
    const cut = new Shelf();
    for (const line of shelf.lines.slice(0, -1)) cut.documents.set(line._id, { ...line, _rev: '1-a' });
    clock += MINUTE;
    await open(cut, file, 'dddd');
    expect(verifyAudit(cut.lines, [file.value]).faults).toContainEqual({
      fault: 'cut',
      id: shelf.lines.at(-1)!._id,
    });
    // Without the anchor the newest chain alone could be shortened: that is what it is for.
    const newest = shelf.lines.at(-1)!;
    expect(verifyAudit(shelf.lines.filter((line) => line !== newest)).faults).toEqual([]);
  });

  test('finds lines that changed places, that were put in, and a chain that was written anew', async () => {
    const { shelf, anchor } = await told();
    const chain = shelf.lines[0]!.chain;
    const [, second, third] = shelf.lines;
    const swapped = shelf.lines.map((line) =>
      line === second
        ? { ...third!, seq: 1, _id: second._id }
        : line === third
          ? { ...second!, seq: 2, _id: third._id }
          : line,
    );
    expect(verifyAudit(swapped, [anchor]).faults.length).toBeGreaterThan(0);
    const put = makeLine({ ...second!, previous: second!.hash, seq: 2 });
    expect(verifyAudit([...shelf.lines, put], [anchor]).faults.length).toBeGreaterThan(0);
    let previous = '';
    const anew = shelf.lines
      .filter((line) => line.chain === chain)
      .map(({ chain: name, seq, at, what, facts, account }) => {
        const who = account === 'wu' ? 'lin' : account;
        const line = makeLine({ chain: name, seq, at, what, facts, account: who, previous });
        previous = line.hash;
        return line;
      });
    expect(anew.every((line) => hashOf({ ...line }) === line.hash)).toBe(true);
    const rest = shelf.lines.filter((line) => line.chain !== chain);
    // In itself it is without a fault; the heads that others noted tell it.
    expect(verifyAudit(anew).faults.filter(({ fault }) => fault !== 'cut')).toEqual([]);
    expect(verifyAudit([...anew, ...rest]).faults.length).toBeGreaterThan(0);
  });

  test('answers for any documents', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 4 }), (documents) => {
        expect(verifyAudit(documents).faults).toHaveLength(new Set(documents.map(idOf)).size);
      }),
      { seed: 62, numRuns: 300 },
    );
  }, 60_000);
});

function idOf(document: unknown): string {
  const id = (document as { _id?: unknown } | null)?._id;
  return typeof id === 'string' ? id : '';
}
