import { caseOfId } from '#core/door';
import type { Town } from '../Town.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { copyCase } from './copyCase.ts';

const BATCH = 200;
/** The longest time that a timer of Node can wait is 24 days. */
const LONGEST_TIMER = 24 * 60 * 60_000;
/** After a failure (a full disk, say) the same work is tried again. */
const RETRY = 5000;

/**
 * Copies events between the databases of a case's audience: one worker that goes through the databases with something new, case
 * by case, and notes how far it came after the copies are on the disk. Killed at any instant it does some work again.
 */
export class Hub {
  readonly #town: Town;
  readonly #dirty: Set<string>;
  /** Cases whose audience may change without an event, because a deadline passes. */
  readonly #due = new Map<string, number>();
  /** Cases to look at once after the start, since due times are kept in memory only. */
  readonly #sweep: string[];
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(town: Town, dirty: readonly string[], sweep: readonly string[]) {
    this.#town = town;
    this.#dirty = new Set(dirty);
    this.#sweep = [...sweep];
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

  /** Resolves when everything that was written before has been copied. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #work(): Promise<void> {
    try {
      await this.#goThrough();
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#town.log('error', 'the hub could not copy and will try again', { detail });
      await new Promise((resolve) => setTimeout(resolve, this.#stopped ? 0 : RETRY).unref());
    }
  }

  async #goThrough(): Promise<void> {
    while (!this.#stopped) {
      const [database] = this.#dirty;
      if (database !== undefined) await this.#goThroughDatabase(database);
      else if (!(await this.#lookAtOne())) return;
    }
  }

  async #goThroughDatabase(name: string): Promise<void> {
    const database = await this.#town.databases.get(name, 'server');
    // What is written from here on wakes again; it must not be taken for what this page has.
    this.#dirty.delete(name);
    try {
      const since = await readCheckpoint(database);
      const page = await database.changes({ since, limit: BATCH });
      const cases = new Set(page.rows.map(({ id }) => caseOfId(id)).filter((id) => id !== undefined));
      for (const caseId of cases) {
        if (this.#stopped) return;
        await this.#copy(caseId, name);
      }
      if (page.lastSeq !== since) await writeCheckpoint(database, page.lastSeq);
      if (page.rows.length === BATCH) this.#dirty.add(name);
    } catch (error) {
      this.#dirty.add(name);
      throw error;
    }
  }

  /** One case whose deadline has passed, or one that was not looked at since the start. */
  async #lookAtOne(): Promise<boolean> {
    const now = this.#town.clock();
    const [passed] = [...this.#due].find(([, due]) => due <= now) ?? [];
    const caseId = passed ?? this.#sweep.pop();
    if (caseId === undefined) return false;
    this.#due.delete(caseId);
    await this.#copy(caseId, 'town');
    return true;
  }

  async #copy(caseId: string, source: string): Promise<void> {
    const { nextDue } = await copyCase(this.#town, caseId, source);
    // One that is due already was told so by this very replay.
    if (nextDue !== null && nextDue > this.#town.clock()) this.#due.set(caseId, nextDue);
    else this.#due.delete(caseId);
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#due.size === 0) return;
    const earliest = [...this.#due.values()].reduce((a, b) => Math.min(a, b));
    const wait = Math.min(Math.max(0, earliest - this.#town.clock()), LONGEST_TIMER);
    this.#timer = setTimeout(() => {
      this.start();
    }, wait + 1000).unref();
  }
}
