import type { Case, CaseEvent, Kit } from '#core/model';
import { replay } from '#core/replay';
import { isEventDatabase } from '../account/rights.ts';
import type { StoredDocument } from '../storage/Database.ts';
import { documentsUnder } from '../storage/documents.ts';
import type { Town } from '../Town.ts';

/** One content of an event, and a database that holds it. */
export interface Leaf {
  readonly rev: string;
  readonly home: string;
  /** What this content says of its grid. */
  readonly grid: string;
}

/** All events of a case wherever they are, and the case they add up to. */
export interface Gathered {
  readonly events: readonly CaseEvent[];
  /**
   * Event id → all that was ever taken under it. One, unless two servers took two contents in the same instant: then every database is
   * to have both, and shows the same.
   */
  readonly leaves: ReadonlyMap<string, readonly Leaf[]>;
  /** The case with the kit that it is pinned to and the time (ms) at which it stands so; null when no event opens one. */
  readonly whole: { readonly case: Case; readonly kit: Kit; readonly now: number } | null;
}

/**
 * Unites a case's events from the database they came in by, the town's, those of their grids and those of the case's audience.
 * Reads without locks: events only ever come, and who comes after us is another round of the hub.
 */
export async function gatherCase(town: Town, caseId: string, source: string): Promise<Gathered> {
  const gathering = new Gathering(town, caseId);
  await gathering.read([source, 'town']);
  await gathering.read(gathering.events().map(({ grid }) => `grid-${grid}`));
  for (;;) {
    const [events, size] = [gathering.events(), gathering.size];
    const whole = await replayOf(town, events);
    await gathering.read(whole?.case.audience ?? []);
    if (gathering.size === size) return { events, leaves: gathering.leaves, whole };
  }
}

class Gathering {
  readonly leaves = new Map<string, readonly Leaf[]>();
  /** Of all leaves. */
  size = 0;
  readonly #events = new Map<string, StoredDocument>();
  readonly #read = new Set<string>();
  readonly #town: Town;
  readonly #caseId: string;

  constructor(town: Town, caseId: string) {
    this.#town = town;
    this.#caseId = caseId;
  }

  events(): readonly CaseEvent[] {
    return [...this.#events.values()] as unknown as readonly CaseEvent[];
  }

  async read(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.#read.has(name) || !isEventDatabase(name)) continue;
      this.#read.add(name);
      const database = await this.#town.databases.get(name, 'server');
      const prefix = `e/${this.#caseId}/`;
      for (const found of await documentsUnder(database, prefix, { conflicts: true })) {
        const { _conflicts: others, ...document } = found;
        this.#take(document, name);
        for (const rev of (others ?? []) as readonly string[]) {
          if (!this.#knows(found._id, rev))
            this.#take((await database.document(found._id, { rev })) as StoredDocument, name);
        }
      }
    }
  }

  #knows(id: string, rev: string): boolean {
    return this.leaves.get(id)?.some((leaf) => leaf.rev === rev) === true;
  }

  #take(document: StoredDocument, home: string): void {
    const { _id: id, _rev: rev } = document;
    if (this.#knows(id, rev)) return;
    const leaf = { rev, home, grid: String(document['grid']) };
    this.leaves.set(id, [...(this.leaves.get(id) ?? []), leaf]);
    this.size += 1;
    const shown = this.#events.get(id);
    // CouchDB and PouchDB show the leaf with the greatest revision; all of ours are first ones.
    if (shown === undefined || shown._rev < rev) this.#events.set(id, document);
  }
}

/** Replayed with the kit that the case is pinned to: that of its opening. */
async function replayOf(town: Town, events: readonly CaseEvent[]): Promise<Gathered['whole']> {
  const now = town.clock();
  for (const open of events.filter(({ act }) => act === 'open')) {
    const kit = await town.kits.find(open.rev);
    const found = kit === undefined ? null : replay(events, kit, now);
    if (kit !== undefined && found !== null) return { case: found, kit, now };
  }
  return null;
}
