import type { Case, CaseEvent } from '#core/model';
import { replay } from '#core/replay';
import { isDatabaseName } from '../account/rights.ts';
import { documentsUnder } from '../storage/documents.ts';
import type { Town } from '../Town.ts';

/** All events of a case wherever they are, and the case they add up to. */
export interface Gathered {
  readonly events: readonly CaseEvent[];
  /** Event id → a database that holds it. */
  readonly homes: ReadonlyMap<string, string>;
  /** null when none of the events opens a case. */
  readonly case: Case | null;
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
    const events = gathering.events();
    const found = await replayOf(town, events);
    await gathering.read(found?.audience ?? []);
    if (gathering.events().length === events.length) return { events, homes: gathering.homes, case: found };
  }
}

class Gathering {
  readonly homes = new Map<string, string>();
  readonly #events = new Map<string, CaseEvent>();
  readonly #read = new Set<string>();
  readonly #town: Town;
  readonly #caseId: string;

  constructor(town: Town, caseId: string) {
    this.#town = town;
    this.#caseId = caseId;
  }

  events(): readonly CaseEvent[] {
    return [...this.#events.values()];
  }

  async read(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.#read.has(name) || !isDatabaseName(name)) continue;
      this.#read.add(name);
      const database = await this.#town.databases.get(name, 'server');
      for (const document of await documentsUnder(database, `e/${this.#caseId}/`)) {
        if (this.#events.has(document._id)) continue;
        this.#events.set(document._id, document as unknown as CaseEvent);
        this.homes.set(document._id, name);
      }
    }
  }
}

/** Replayed with the kit that the case is pinned to: that of its opening. */
async function replayOf(town: Town, events: readonly CaseEvent[]): Promise<Case | null> {
  for (const open of events.filter(({ act }) => act === 'open')) {
    const kit = await town.kits.find(open.rev);
    const found = kit === undefined ? null : replay(events, kit, town.clock());
    if (found !== null) return found;
  }
  return null;
}
