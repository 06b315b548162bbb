/** Enough for what is being worked on at the same time. */
const KEPT = 500;

/**
 * What the newest rounds over cases left behind. Every copy is a change of the database that it is written to, so without it a hub would
 * go through the whole case once more for each of them. A content of an event never changes: one that a round has seen or written
 * where it is needs no other round.
 */
export class Rounds {
  /** Case → database → keys of contents; the newest last. */
  readonly #rounds = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

  /** After a round that came to its end. */
  note(caseId: string, held: ReadonlyMap<string, ReadonlySet<string>>): void {
    this.#rounds.delete(caseId);
    this.#rounds.set(caseId, held);
    const [oldest] = this.#rounds.keys();
    if (this.#rounds.size > KEPT && oldest !== undefined) this.#rounds.delete(oldest);
  }

  /** Whether the last round over the case knew of these contents in this database. */
  covers(caseId: string, database: string, keys: readonly string[]): boolean {
    const held = this.#rounds.get(caseId)?.get(database);
    return held !== undefined && keys.every((key) => held.has(key));
  }
}
