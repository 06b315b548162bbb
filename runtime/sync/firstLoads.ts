import { nextWait } from './backOff.ts';
import { stateAfter } from './failure.ts';
import { loadAhead, loadRest } from './firstLoad.ts';
import type { FirstLoadOptions } from './firstLoad.ts';
import { startProgress } from './loadProgress.ts';
import { readLoadRecord } from './loadRecord.ts';
import type { LoadRecord } from './loadRecord.ts';
import type { DatabaseState, Loading } from './SyncStatus.ts';

export interface FirstLoadsOptions {
  /** Databases that are loaded in one piece before they are replicated, by name. */
  readonly databases: Readonly<Record<string, FirstLoadOptions>>;
  /** ms since 1970. */
  readonly clock: () => number;
  readonly onState: (name: string, state: DatabaseState) => void;
  /** All loads together; null when none is left to do. */
  readonly onLoading: (loading: Loading | null) => void;
}

export interface FirstLoads {
  /** Resolves when the replicator of that database may go on: at once when nothing is left to load, never when rights were lost. */
  joined(name: string): Promise<void>;
  /** Tries again now instead of after the wait that follows a failure. */
  retry(): void;
  stop(): void;
}

/**
 * Runs the first loads of an account: the open cases of all databases, then the rest of one after the other. One that fails is taken
 * up again after a wait while the others go on; only lost rights end it.
 */
export async function startFirstLoads(options: FirstLoadsOptions): Promise<FirstLoads> {
  const { databases, clock, onState, onLoading } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const begun: Record<string, LoadRecord | undefined> = {};
  for (const [name, { pages }] of Object.entries(databases)) begun[name] = await readLoadRecord(pages);
  const left = Object.keys(databases).filter((name) => begun[name]?.status !== 'joined');
  const progress = startProgress(left, clock, (loading) => {
    if (!signal.aborted) onLoading(loading);
  });
  const waits = new Set<() => void>();
  let line: Promise<unknown> = Promise.resolve();

  async function run(name: string, database: FirstLoadOptions): Promise<void> {
    const record = begun[name];
    if (record !== undefined) progress.at(name, record.stored, record.total);
    await persist(name, () => loadAhead(database, signal));
    progress.looked(name);
    const rest = (): Promise<void> =>
      loadRest(database, (stored, total) => progress.at(name, stored, total), signal);
    await persist(name, () => inLine(rest));
    progress.joined(name);
  }

  /** Tries until it succeeded. */
  async function persist(name: string, work: () => Promise<void>): Promise<void> {
    for (let wait = nextWait(0); ; wait = nextWait(wait)) {
      try {
        onState(name, 'working');
        await work();
        return;
      } catch (error) {
        const state = stateAfter(error);
        if (!signal.aborted) onState(name, state);
        if (signal.aborted || state === 'denied' || state === 'forbidden') await FOREVER;
      }
      await pause(wait);
      if (signal.aborted) await FOREVER;
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        waits.delete(done);
        resolve();
      }
      waits.add(done);
    });
  }

  /** One after the other: two at a time would each take twice as long. */
  function inLine(work: () => Promise<void>): Promise<void> {
    const next = line.then(work);
    line = next.catch(() => undefined);
    return next;
  }

  const running = new Map(
    Object.entries(databases)
      .filter(([name]) => left.includes(name))
      .map(([name, one]) => [name, run(name, one)]),
  );

  return {
    joined: (name) => running.get(name) ?? Promise.resolve(),
    retry() {
      for (const wake of [...waits]) wake();
    },
    stop() {
      ending.abort();
      for (const wake of [...waits]) wake();
    },
  };
}

/** What lost its rights or was stopped has no end that anybody waits for. */
const FOREVER = new Promise<never>(() => undefined);
