import { casesToSummarize } from '../lists/casesToSummarize.ts';
import type { Unknown } from '../lists/casesToSummarize.ts';
import { keepSummary } from '../lists/keepSummary.ts';
import { nextLook } from '../lists/summarize.ts';
import type { Sequence } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { casesOf } from './casesOf.ts';
import { copyCase } from './copyCase.ts';
import type { Copied } from './copyCase.ts';
import { Rounds } from './Rounds.ts';

/** Changes that are looked at in one go: the memory that a backlog of any length takes. */
const BATCH = 200;
/** The longest time that a timer of Node can wait is 24 days. */
const LONGEST_TIMER = 24 * 60 * 60_000;
/** After a failure (a full disk, say) the same work is tried again. */
const RETRY = 5000;

/**
 * Copies events between the databases of a case's audience and keeps the list cache: one worker that goes through the databases with
 * something new, case by case, and notes in each how far it came after the copies are on the disk. Killed at any instant it does some work
 * again. Any number of hubs may run over one store without knowing of each other: a copy that is made twice is the same
 * revision, and a summary that another one wrote meanwhile is made again.
 */
export class Hub {
  readonly #town: Town;
  readonly #dirty: Set<string>;
  /** How far this hub came in a database. The note in it lies behind while a case that it told of could not be copied. */
  readonly #positions = new Map<string, Sequence>();
  /** Cases that could not be copied, and the database that told of them: they hold up no other. */
  readonly #failed = new Map<string, string>();
  readonly #rounds = new Rounds();
  /** Cases whose audience may change without an event, because a deadline passes. */
  readonly #due: Map<string, number>;
  /** Cases that the list cache does not know yet in its present form. */
  #missing: AsyncIterator<Unknown, void>;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #endRest: () => void = () => undefined;

  constructor(town: Town, dirty: readonly string[], due: ReadonlyMap<string, number>) {
    this.#town = town;
    this.#dirty = new Set(dirty);
    this.#due = new Map(due);
    this.#missing = casesToSummarize(town);
  }

  /** A database has new changes. */
  wake(database: string): void {
    this.#dirty.add(database);
    this.start();
  }

  start(): void {
    if (this.#running !== undefined || this.#stopped) return;
    this.#running = this.#work().finally(() => {
      this.#running = undefined;
      if (this.#dirty.size > 0) this.start();
      else this.#setTimer();
    });
  }

  /** Resolves when everything that was written before has been copied, as far as it can be. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endRest();
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #work(): Promise<void> {
    try {
      await this.#tryAgain();
      await this.#goThrough();
    } catch (error) {
      this.#tell(error);
      await this.#rest();
    }
  }

  /** A while, or until it is stopped. */
  #rest(): Promise<void> {
    return new Promise((resolve) => {
      this.#endRest = resolve;
      if (this.#stopped) resolve();
      else setTimeout(resolve, RETRY).unref();
    });
  }

  async #goThrough(): Promise<void> {
    while (!this.#stopped) {
      const [database] = this.#dirty;
      if (database !== undefined) await this.#goThroughDatabase(database);
      else if (!(await this.#lookAtOne())) return;
    }
  }

  async #goThroughDatabase(name: string): Promise<void> {
    // What is written from here on wakes again; it must not be taken for what this page has.
    this.#dirty.delete(name);
    try {
      const database = await this.#town.databases.get(name, 'server');
      const since = this.#positions.get(name) ?? (await readCheckpoint(database));
      const page = await database.changes({ since, limit: BATCH });
      for (const [caseId, ids] of casesOf(page.rows)) {
        if (this.#stopped) return;
        if (!this.#rounds.covers(caseId, name, ids)) await this.#copyOrNote(caseId, name);
      }
      this.#positions.set(name, page.lastSeq);
      const isBehind = [...this.#failed.values()].includes(name);
      if (page.lastSeq !== since && !isBehind) await writeCheckpoint(database, page.lastSeq);
      if (page.rows.length === BATCH) this.#dirty.add(name);
    } catch (error) {
      this.#dirty.add(name);
      throw error;
    }
  }

  /** What failed before. Once none of a database's cases is left over, the note in it may catch up. */
  async #tryAgain(): Promise<void> {
    for (const [caseId, source] of [...this.#failed]) {
      if (this.#stopped) return;
      this.#failed.delete(caseId);
      await this.#copyOrNote(caseId, source);
      const position = this.#positions.get(source);
      if (position === undefined || [...this.#failed.values()].includes(source)) continue;
      await writeCheckpoint(await this.#town.databases.get(source, 'server'), position);
    }
  }

  /** One case whose deadline has passed, or one that is missing in the list cache. */
  async #lookAtOne(): Promise<boolean> {
    const now = this.#town.clock();
    const [passed] = [...this.#due].find(([, due]) => due <= now) ?? [];
    const next = passed === undefined ? await this.#nextMissing() : { caseId: passed, database: 'town' };
    if (next === undefined) return false;
    this.#due.delete(next.caseId);
    await this.#copyOrNote(next.caseId, next.database);
    return true;
  }

  async #nextMissing(): Promise<Unknown | undefined> {
    try {
      return (await this.#missing.next()).value ?? undefined;
    } catch (error) {
      // A generator that threw is at its end, and this one was not.
      this.#missing = casesToSummarize(this.#town);
      throw error;
    }
  }

  async #copyOrNote(caseId: string, source: string): Promise<void> {
    try {
      await this.#copy(caseId, source);
    } catch (error) {
      this.#failed.set(caseId, source);
      this.#tell(error, { case: caseId });
    }
  }

  async #copy(caseId: string, source: string): Promise<void> {
    let held: Copied['held'] = new Map();
    const whole = await keepSummary(this.#town, caseId, async (before) => {
      const copied = await copyCase(this.#town, caseId, source, before?.databases ?? []);
      ({ held } = copied);
      return copied.whole ?? undefined;
    });
    this.#rounds.note(caseId, held);
    const next = whole === undefined ? null : nextLook(whole.case, whole.now);
    if (next === null) this.#due.delete(caseId);
    else this.#due.set(caseId, next);
  }

  #tell(error: unknown, facts: Readonly<Record<string, unknown>> = {}): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#town.log('error', 'the hub could not copy and will try again', { ...facts, detail });
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const now = this.#town.clock();
    let wait = this.#failed.size > 0 ? RETRY : Infinity;
    for (const due of this.#due.values()) wait = Math.min(wait, Math.max(0, due - now) + 1000);
    if (wait === Infinity) return;
    this.#timer = setTimeout(
      () => {
        this.start();
      },
      Math.min(wait, LONGEST_TIMER),
    ).unref();
  }
}
