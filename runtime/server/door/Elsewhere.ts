import type { CaseEvent } from '#core/model';
import type { StoredDocument } from '../storage/Database.ts';
import { documentsUnder, findDocuments, under } from '../storage/documents.ts';
import { inTurns } from '../storage/inTurns.ts';
import type { Town } from '../Town.ts';

/** Departments and persons act only in cases that were given to them. */
export function needsCase(database: string): boolean {
  return /^(?:unit|person)-/.test(database);
}

/** Questions that are open at once: where the database is another process each takes the way there and back. */
const AT_ONCE = 8;

/**
 * What other databases know of events that are to be stored in one, read for all of them together. The locks of the door are held, so
 * that is the same as asking for each at its turn.
 */
export class Elsewhere {
  readonly #stored = new Map<string, StoredDocument[]>();
  readonly #openings = new Map<string, readonly StoredDocument[]>();
  readonly #knownCases = new Set<string>();

  static async read(town: Town, database: string, events: readonly CaseEvent[]): Promise<Elsewhere> {
    const elsewhere = new Elsewhere();
    if (events.length === 0) return elsewhere;
    const ids = events.map(({ _id }) => _id);
    // In the one that is written to there is none of them.
    if (database !== 'town') await elsewhere.#readStored(town, 'town', ids);
    for (const grid of new Set(events.map((event) => event.grid))) {
      if (database === `grid-${grid}`) continue;
      const here = events.filter((event) => event.grid === grid).map(({ _id }) => _id);
      await elsewhere.#readStored(town, `grid-${grid}`, here);
    }
    const cases = [...new Set(events.map((event) => event.case))];
    const opened = await town.databases.get('town', 'server');
    await inTurns(cases, AT_ONCE, async (caseId) => {
      const found = await documentsUnder(opened, `e/${caseId}/`);
      elsewhere.#openings.set(
        caseId,
        found.filter((event) => event['act'] === 'open'),
      );
    });
    if (needsCase(database)) await elsewhere.#readKnown(town, database, cases);
    return elsewhere;
  }

  /** The documents of this id in the town's database and in that of the event's grid. */
  stored(id: string): readonly StoredDocument[] {
    return this.#stored.get(id) ?? [];
  }

  /** The openings of the case that reached the town. */
  openings(caseId: string): readonly StoredDocument[] {
    return this.#openings.get(caseId) ?? [];
  }

  /** Whether the database that is written to has anything of the case; known of those that need it. */
  knows(caseId: string): boolean {
    return this.#knownCases.has(caseId);
  }

  async #readStored(town: Town, name: string, ids: readonly string[]): Promise<void> {
    const database = await town.databases.get(name, 'server');
    for (const [id, document] of await findDocuments(database, ids))
      this.#stored.set(id, [...this.stored(id), document]);
  }

  async #readKnown(town: Town, name: string, cases: readonly string[]): Promise<void> {
    const database = await town.databases.get(name, 'server');
    await inTurns(cases, AT_ONCE, async (caseId) => {
      const { rows } = await database.rows({ ...under(`e/${caseId}/`), limit: 1 });
      if (rows.length > 0) this.#knownCases.add(caseId);
    });
  }
}
