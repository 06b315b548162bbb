import { toReason, judgeDocument } from '#core/door';
import type { CaseEvent, Holding, Kit } from '#core/model';
import { ownerDatabase, roleOf } from '#core/rules';
import { databasesOf } from '#store';
import { isEventDatabase } from '../../runtime/server/account/rights.ts';
import { CACHES, type CaseSummary } from '../../runtime/server/lists/CaseSummary.ts';
import { inTurns } from '../../runtime/server/storage/inTurns.ts';
import { eventsRange, toEvent, type EventDocument } from '../../runtime/store/pouchDocument.ts';
import { type AnyDatabase, ask, local, remote } from '../server/harness.ts';
import type { Copy } from './copies.ts';
import type { AcceptanceTown } from './openTown.ts';
import type { Holder } from './walkFlow.ts';

const AT_ONCE = 4;
/** What the door knows besides the rule: what other databases have of the case. */
const BESIDES = new Set(['case.unknown', 'grid.other']);

/** What became of what was sent. */
export interface Sent {
  /** Ids of what was stored. */
  readonly stored: ReadonlySet<string>;
  /** Where the door did not say what the rule says. */
  readonly faults: readonly string[];
}

/** How the acceptance suite deals with a running town: it sends as people do, queries as another system does, and replicates as devices do. */
export class Office {
  readonly #kit: Kit;
  readonly #town: AcceptanceTown;
  readonly #clock: () => number;
  readonly #holdings = new Map<string, Holding[]>();
  /** Database → a device that replicates it. */
  readonly #devices = new Map<string, AnyDatabase>();
  /** Databases whose device has everything. */
  readonly #fresh = new Set<string>();

  constructor(kit: Kit, town: AcceptanceTown, people: readonly Holder[], clock: () => number) {
    this.#kit = kit;
    this.#town = town;
    this.#clock = clock;
    for (const { person, post, seat } of people)
      this.#holdings.set(person, [...(this.#holdings.get(person) ?? []), { post, seat }]);
  }

  /** Histories, as a hub brings them: each was judged when it happened. */
  async receive(events: readonly CaseEvent[]): Promise<void> {
    const { databases } = this.#town.server.town;
    const answers = await (await databases.get('town', 'server')).write(events.map(documentOf), true);
    const failed = answers.find((answer) => 'error' in answer);
    if (failed !== undefined) throw new Error(`a history was refused: ${JSON.stringify(failed)}`);
    await this.#settled();
  }

  /** Sends each event in its author's name to the database that it belongs to. */
  async send(events: readonly CaseEvent[]): Promise<Sent> {
    const stored = new Set<string>();
    const faults: string[] = [];
    const letters = new Map<string, CaseEvent[]>();
    for (const event of events) {
      const key = `${event.by}\n${ownerDatabase(this.#kit, event) ?? ''}`;
      letters.set(key, [...(letters.get(key) ?? []), event]);
    }
    await inTurns([...letters], AT_ONCE, async ([key, docs]) => {
      const [by = '', database = ''] = key.split('\n');
      const { server, cookie } = this.#town;
      const answer = await ask(server, await cookie(by), 'POST', `/${database}/_bulk_docs`, { docs });
      const results = answer.json as { readonly ok?: true; readonly reason?: string }[];
      for (const [place, event] of docs.entries()) {
        const result = answer.status === 201 ? results[place] : undefined;
        if (result?.ok === true) stored.add(event._id);
        const [told, ruled] = [codeIn(result), this.#ruled(database, event)];
        if (told !== ruled && !(ruled === '' && BESIDES.has(told)))
          faults.push(`${event.act} by ${by} in ${database}: ${told} instead of ${ruled}, ${answer.text}`);
      }
    });
    await this.#settled();
    return { stored, faults };
  }

  /** What a town post finds in the list cache about the cases. Their ids follow one another. */
  async summaries(copies: readonly Copy[]): Promise<ReadonlyMap<string, CaseSummary>> {
    const selector = { _id: { $gte: copies[0]!.id, $lte: copies.at(-1)!.id } };
    const body = { selector, limit: 1000 };
    const { server, cookie } = this.#town;
    const reader = await cookie(this.#readerOf('town'));
    const found = await Promise.all(
      CACHES.map((cache) => ask(server, reader, 'POST', `/${cache}/_find`, body)),
    );
    const summaries = found.flatMap(({ json }) => (json as { readonly docs: readonly CaseSummary[] }).docs);
    return new Map(summaries.map((summary) => [summary._id, summary]));
  }

  /** The events of a case on a device that replicates the database. */
  async onDevice(database: string, caseId: string): Promise<readonly CaseEvent[]> {
    const device = this.#devices.get(database) ?? local();
    this.#devices.set(database, device);
    if (!this.#fresh.has(database)) {
      const cookie = await this.#town.cookie(this.#readerOf(database));
      await device.replicate.from(remote(this.#town.server, database, cookie));
      this.#fresh.add(database);
    }
    const { rows } = await device.allDocs({ ...eventsRange(caseId), include_docs: true });
    return rows.map(({ doc }) => toEvent(doc as unknown as EventDocument));
  }

  /** Of these events what lies in any database of the server, whoever may read it. */
  async storedAmong(events: readonly CaseEvent[]): Promise<readonly string[]> {
    const ids = new Set(events.map(({ _id }) => _id));
    const { databases } = this.#town.server.town;
    const found: string[] = [];
    for (const name of (await databases.existing()).filter(isEventDatabase)) {
      const { rows } = await (await databases.get(name, 'server')).rows({});
      found.push(...rows.filter(({ key }) => ids.has(key)).map(({ key }) => `${name} ${key}`));
    }
    return found;
  }

  async end(): Promise<void> {
    for (const device of this.#devices.values()) await device.destroy();
  }

  async #settled(): Promise<void> {
    await this.#town.server.hub.settled();
    this.#fresh.clear();
  }

  #ruled(database: string, event: CaseEvent): string {
    const find = (revision: string): Kit | undefined =>
      revision === this.#kit.revision ? this.#kit : undefined;
    const author = { name: event.by, roles: [roleOf(event)] };
    const judgement = judgeDocument(find, database, author, documentOf(event), null, this.#clock());
    return judgement.allow ? '' : codeIn({ reason: toReason(judgement.refusal) });
  }

  #readerOf(database: string): string {
    for (const [person, holdings] of this.#holdings)
      if (databasesOf(this.#kit, { person, holdings }).includes(database)) return person;
    throw new Error(`nobody reads ${database}`);
  }
}

function documentOf(event: CaseEvent): CaseEvent & Record<string, unknown> {
  return { ...event };
}

function codeIn(result: { readonly ok?: true; readonly reason?: string } | undefined): string {
  if (result?.ok === true) return '';
  return (JSON.parse(result?.reason ?? '{"code":"none"}') as { readonly code: string }).code;
}
