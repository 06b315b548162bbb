import { databaseKind } from '#core/door';
import type { Case, CaseEvent, Kit } from '#core/model';
import { replay } from '#core/replay';
import { ownerDatabase } from '#core/rules';
import { isEventDatabase } from '../account/rights.ts';
import type { StoredDocument } from '../storage/Database.ts';
import { documentsUnder } from '../storage/documents.ts';
import type { Town } from '../Town.ts';
import { leafKey } from './leafKey.ts';

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
  /** Database → keys of the contents that were seen in it; one that was not looked into is missing. */
  readonly held: ReadonlyMap<string, ReadonlySet<string>>;
  /** The case with the kit that it is pinned to and the time (ms) at which it stands so; null when no event opens one. */
  readonly whole: {
    readonly case: Case;
    readonly kit: Kit;
    readonly now: number;
    /** Where its events belong: to its audience, to whoever received it before, to the town. */
    readonly databases: readonly string[];
  } | null;
}

/**
 * Unites a case's events from the database they came in by, the town's, those of their grids, those of the case's audience and those
 * that are known to have it. Reads without locks: events only ever come, and who comes after us is another round of the hub.
 */
export async function gatherCase(
  town: Town,
  caseId: string,
  source: string,
  known: readonly string[],
): Promise<Gathered> {
  const gathering = new Gathering(town, caseId);
  await gathering.read([source, 'town', ...known]);
  await gathering.read(gathering.events().map(({ grid }) => `grid-${grid}`));
  for (;;) {
    const [events, size] = [gathering.events(), gathering.size];
    const whole = await replayOf(town, events);
    await gathering.read(whole?.case.audience ?? []);
    if (gathering.size > size) continue;
    const { leaves, held } = gathering;
    if (whole === null) return { events, leaves, held, whole };
    const received = gathering.receivers(whole.kit);
    const databases = [...new Set([...whole.case.audience, ...received, 'town'])].sort();
    return { events, leaves, held, whole: { ...whole, databases } };
  }
}

class Gathering {
  readonly leaves = new Map<string, readonly Leaf[]>();
  /** Of all leaves. */
  size = 0;
  readonly #events = new Map<string, StoredDocument>();
  readonly #held = new Map<string, Set<string>>();
  readonly #town: Town;
  readonly #caseId: string;

  constructor(town: Town, caseId: string) {
    this.#town = town;
    this.#caseId = caseId;
  }

  get held(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#held;
  }

  events(): readonly CaseEvent[] {
    return [...this.#events.values()] as unknown as readonly CaseEvent[];
  }

  async read(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.#held.has(name) || !isEventDatabase(name)) continue;
      const held = new Set<string>();
      this.#held.set(name, held);
      const database = await this.#town.databases.get(name, 'server');
      const prefix = `e/${this.#caseId}/`;
      for (const found of await documentsUnder(database, prefix, { conflicts: true })) {
        const { _conflicts: others, ...document } = found;
        held.add(leafKey({ id: found._id, rev: found._rev }));
        this.#take(document, name);
        for (const rev of (others ?? []) as readonly string[]) {
          held.add(leafKey({ id: found._id, rev }));
          if (!this.#knows(found._id, rev))
            this.#take((await database.document(found._id, { rev })) as StoredDocument, name);
        }
      }
    }
  }

  /**
   * The databases that a hub once brought the case to, though an event that came late may have taken back what it was brought there
   * for: who has half of a story gets the rest. The proof is an event that nobody could have written there; one's own words about
   * somebody else's case are none. Grids have no part in it: their people see the cases of their grid.
   */
  receivers(kit: Kit): readonly string[] {
    const events = this.events();
    return [...this.#held].flatMap(([name, keys]) => {
      const kind = databaseKind(name);
      if (kind === 'grid' || kind === 'town') return [];
      const wasBrought = events.some((event) => {
        const owner = ownerDatabase(kit, event);
        const isHere = this.leaves
          .get(event._id)
          ?.some(({ rev }) => keys.has(leafKey({ id: event._id, rev })));
        return isHere === true && owner !== undefined && owner !== name;
      });
      return wasBrought ? [name] : [];
    });
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
async function replayOf(
  town: Town,
  events: readonly CaseEvent[],
): Promise<Omit<NonNullable<Gathered['whole']>, 'databases'> | null> {
  const now = town.clock();
  for (const open of events.filter(({ act }) => act === 'open')) {
    const kit = await town.kits.find(open.rev);
    const found = kit === undefined ? null : replay(events, kit, now);
    if (kit !== undefined && found !== null) return { case: found, kit, now };
  }
  return null;
}
