/** Databases in memory and remotes that misbehave on request: what the tests of store and sync share. */
import memoryAdapter from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import type { CaseEvent } from '#core';
import type { EventDatabase } from '#store';

PouchDB.plugin(memoryAdapter);
PouchDB.plugin(replication);
let opened = 0;

export function openMemory<Content extends object = CaseEvent>(): PouchDB.Database<Content> {
  opened += 1;
  return new PouchDB<Content>(`memory-${String(opened)}`, { adapter: 'memory' });
}

export const DEVICE = 'phone-1';

/** Without files: PouchDB has a type of its own for these. */
export type BareEvent = Omit<CaseEvent, '_attachments'>;

export function sampleEvent(caseId: string, n: number, more: Partial<BareEvent> = {}): BareEvent {
  return {
    _id: `e/${caseId}/${String(n)}`,
    kind: 'event',
    case: caseId,
    flow: 'incident',
    rev: 'r1',
    act: n === 1 ? 'open' : 'accept',
    by: 'sample',
    post: 'worker',
    seat: '1',
    grid: '1',
    at: `2026-05-08T09:0${String(n)}:00.000+08:00`,
    device: DEVICE,
    base: n === 1 ? null : `e/${caseId}/${String(n - 1)}`,
    data: { what: '样例' },
    ...more,
  };
}

/** How a remote answers at the moment; a test changes it. */
export interface Manners {
  /** A failure of every request: an error with or without a status. */
  failure: unknown;
  /** The answer for one document, or undefined to take it. */
  judge: (event: BareEvent) => { error: string; name: string; reason: string; status?: number } | undefined;
  /** More documents than this in one request fail it as a whole with 413. */
  most: number;
}

export interface FakeRemote {
  /** To be given to sync. */
  readonly remote: EventDatabase;
  /** What is really behind it. */
  readonly behind: EventDatabase;
  readonly manners: Manners;
  /** Names of the calls, in order. */
  readonly calls: string[];
}

export function openRemote(): FakeRemote {
  const behind = openMemory();
  const manners: Manners = { failure: undefined, judge: () => undefined, most: Infinity };
  const calls: string[] = [];

  function attempt(name: string): void {
    calls.push(name);
    if (manners.failure !== undefined) throw manners.failure as Error;
  }

  async function bulkDocs(docs: BareEvent[], options: object): Promise<unknown> {
    attempt('bulkDocs');
    if (docs.length > manners.most) throw Object.assign(new Error('too large'), { status: 413 });
    const refused = docs.flatMap((doc) => {
      const answer = manners.judge(doc);
      return answer ? [{ id: doc._id, ...answer }] : [];
    });
    const ids = new Set(refused.map(({ id }) => id));
    await behind.bulkDocs(
      docs.filter(({ _id }) => !ids.has(_id)),
      options,
    );
    return refused;
  }

  const overrides: Record<string, unknown> = {
    bulkDocs,
    revsDiff: async (diff: PouchDB.Core.RevisionDiffOptions) => {
      attempt('revsDiff');
      return behind.revsDiff(diff);
    },
    info: async () => {
      attempt('info');
      return behind.info();
    },
    get: async (...args: Parameters<EventDatabase['get']>) => {
      attempt('get');
      return behind.get(...args);
    },
  };
  const remote = new Proxy(behind, {
    get(target, key) {
      const found: unknown = overrides[String(key)] ?? Reflect.get(target, key, target);
      return typeof found === 'function' ? (found as (...args: unknown[]) => unknown).bind(target) : found;
    },
  });
  return { remote, behind, manners, calls };
}

export const networkError = (): Error => new TypeError('Failed to fetch');

export const statusError = (status: number, name: string): Error =>
  Object.assign(new Error(name), { status, name });
