import type { Case, CaseEvent, Kit } from '#core/model';
import { replay } from '#core/replay';
import { isEventDatabase } from '../account/rights.ts';
import { documentsUnder } from '../storage/documents.ts';
import type { Town } from '../Town.ts';

/** All events of a case wherever they are, and the case they add up to. */
export interface Gathered {
  readonly events: readonly CaseEvent[];
  /** Event id → a database that holds it. */
  readonly homes: ReadonlyMap<string, string>;
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
    const events = gathering.events();
    const whole = await replayOf(town, events);
    await gathering.read(whole?.case.audience ?? []);
    if (gathering.events().length === events.length) return { events, homes: gathering.homes, whole };
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
      if (this.#read.has(name) || !isEventDatabase(name)) continue;
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
async function replayOf(town: Town, events: readonly CaseEvent[]): Promise<Gathered['whole']> {
  const now = town.clock();
  for (const open of events.filter(({ act }) => act === 'open')) {
    const kit = await town.kits.find(open.rev);
    const found = kit === undefined ? null : replay(events, kit, now);
    if (kit !== undefined && found !== null) return { case: found, kit, now };
  }
  return null;
}
