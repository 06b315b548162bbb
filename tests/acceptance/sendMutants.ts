import type { CaseEvent, Kit } from '#core/model';
import { ownerDatabase, roleOf } from '#core/rules';
import { judgeDocument } from '#core/door';
import { ask, type Answer } from '../server/harness.ts';
import { diceOf, mutantOf, type Mutant } from './mutate.ts';
import type { AcceptanceTown } from './openTown.ts';

export interface MutantReport {
  readonly sent: number;
  /** What was taken although it breaks a rule, and every answer of 500. */
  readonly faults: readonly string[];
  readonly byRule: Readonly<Record<string, number>>;
}

/** So many in one request; one in ten goes alone, by another route. */
const BATCH = 50;

/**
 * Sends `count` broken documents in the names of their authors, together, alone and as replication does, and looks that each is answered
 * and none is stored. The rule of the core is asked too: it refuses the same.
 * @param events right ones, each at its own door
 */
export async function sendMutants(
  town: AcceptanceTown,
  kit: Kit,
  events: readonly CaseEvent[],
  count: number,
  seed: number,
): Promise<MutantReport> {
  const dice = diceOf(seed);
  const faults: string[] = [];
  const byRule: Record<string, number> = {};
  for (let sent = 0; sent < count; sent += BATCH) {
    const event = events[dice(events.length)]!;
    const mutants = Array.from({ length: Math.min(BATCH, count - sent) }, (_, place) =>
      mutantOf(withId(event, sent + place), kit, sent + place, dice),
    );
    for (const { rule } of mutants) byRule[rule] = (byRule[rule] ?? 0) + 1;
    const author = { name: event.by, roles: [roleOf(event)] };
    const find = (revision: string): Kit | undefined => (revision === kit.revision ? kit : undefined);
    for (const { rule, document, database } of mutants) {
      // What the database alone can see (bytes, revisions of its own) is not asked of the rule.
      const { allow } = judgeDocument(
        find,
        database,
        author,
        JSON.parse(JSON.stringify(document)),
        null,
        Date.parse(event.at),
      );
      if (allow && !SERVER_ONLY.has(rule))
        faults.push(`rule: ${rule}: ${JSON.stringify(document).slice(0, 300)}`);
    }
    faults.push(...(await send(town, event, mutants)));
  }
  return { sent: count, faults, byRule };
}

const SERVER_ONLY = new Set(['a file that is none', 'a second revision']);

async function send(
  town: AcceptanceTown,
  event: CaseEvent,
  mutants: readonly Mutant[],
): Promise<readonly string[]> {
  const cookie = await town.cookie(event.by);
  const faults: string[] = [];
  for (const database of new Set(mutants.map((one) => one.database))) {
    const here = mutants.filter((one) => one.database === database);
    const docs = here.map(({ document }) => document);
    const post = (path: string, body: unknown): Promise<Answer> =>
      ask(town.server, cookie, 'POST', `/${database}${path}`, body);
    const replicated = docs.map((document) => ({ _rev: REV, ...document }));
    faults.push(
      ...storedOf(here, await post('/_bulk_docs', { docs })),
      ...notRefused(here, await post('/_bulk_docs', { docs: replicated, new_edits: false })),
    );
    const alone = await post('', docs[0]);
    if (alone.status < 400 || alone.status >= 500)
      faults.push(`alone: ${String(alone.status)}: ${here[0]!.rule}`);
  }
  return faults;
}

/** A database of others is refused as a whole; else every document has an answer of its own. */
function storedOf(sent: readonly Mutant[], { status, json, text }: Answer): readonly string[] {
  if (status === 403) return [];
  if (status !== 201) return [`${String(status)}: ${text.slice(0, 200)}`];
  const results = json as { ok?: boolean }[];
  const stored = sent.filter((_, index) => results[index]?.ok === true);
  return [
    ...(results.length === sent.length ? [] : ['not every document was answered']),
    ...stored.map(({ rule, document }) => `stored: ${rule}: ${JSON.stringify(document).slice(0, 300)}`),
  ];
}

/** Replication is told of what was refused, and of nothing else. */
function notRefused(sent: readonly Mutant[], { status, json, text }: Answer): readonly string[] {
  if (status === 403) return [];
  if (status !== 201) return [`replicated: ${String(status)}: ${text.slice(0, 200)}`];
  return (json as unknown[]).length === sent.length
    ? []
    : [`replicated: ${sent.map(({ rule }) => rule).join()}`];
}

const REV = '1-0123456789abcdef0123456789abcdef';

function withId(event: CaseEvent, count: number): CaseEvent {
  const tail = String(count).padStart(22, '0');
  const caseId = event.act === 'open' ? `01J7${tail}` : event.case;
  const base = event.base === null ? null : `e/${caseId}/01J0${'0'.repeat(22)}`;
  return { ...event, case: caseId, _id: `e/${caseId}/01J6${tail}`, base };
}

/** Everything that is stored in the databases of these events and did not come from them. */
export async function strangersIn(
  town: AcceptanceTown,
  kit: Kit,
  events: readonly CaseEvent[],
): Promise<readonly string[]> {
  const homes = new Map(events.map((event) => [ownerDatabase(kit, event) ?? '', event.by]));
  const found: string[] = [];
  for (const [database, by] of homes) {
    const { json } = await ask(town.server, await town.cookie(by), 'GET', `/${database}/_all_docs`);
    found.push(...(json as { rows: { id: string }[] }).rows.map(({ id }) => `${database} ${id}`));
  }
  return found;
}
