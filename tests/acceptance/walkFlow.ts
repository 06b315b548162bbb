/** Every state of a flow, reached as people reach it: by events that the rules allow, one after another, and by time that passes. */
import type { JsonObject } from '#core/base';
import type { Case, CaseEvent, Edit, Holding, Kit } from '#core/model';
import { dueTimes, newEvent, resume, startFold, type Fold } from '#core/replay';
import { decide, type Intent } from '#core/rules';
import { runScenario } from '#core/scenario';
import { formData } from '../laws/formData.ts';

/** A case in one configuration of its chart, with the shortest history that was found for it. */
export interface Stop {
  /** The active states; two stops of a walk differ in it. */
  readonly key: string;
  readonly events: readonly CaseEvent[];
  readonly now: number;
  readonly case: Case;
  /** The replay of the events, to be carried on. */
  readonly fold: Fold;
}

/** Somebody who holds one post. */
export interface Holder extends Holding {
  readonly person: string;
}

/** What an act may be done with: the data or the edits, the same in every run. */
export type Content = Pick<Intent, 'data' | 'edits'>;

/** 2026-04-28 09:00 in the zone of the towns: the days that follow have holidays and a worked Saturday. */
const START = Date.UTC(2026, 3, 28, 1);
const MINUTE = 60_000;
const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7];

/** One holder of each post whose seat covers the grid, and for the posts of units one in each of these units. */
export function holdersOf(kit: Kit, grid: string, units: readonly string[]): readonly Holder[] {
  const seats: Readonly<Record<string, readonly string[]>> = {
    grid: [grid],
    village: [kit.division.grids[grid]?.village ?? ''],
    unit: units,
    town: [kit.division.town.code],
  };
  return Object.values(kit.posts).flatMap(({ id, reach }) =>
    (seats[reach] ?? []).map((seat) => ({ person: `${id}-${seat}`, post: id, seat })),
  );
}

/** The holders who may have to do with a case: of its grid, its units and two more units. */
export function holdersFor(kit: Kit, one: Pick<Case, 'flow' | 'grid' | 'parties'> | null): readonly Holder[] {
  const parties = Object.entries(one === null ? {} : (kit.flows[one.flow]?.parties ?? {}));
  const joined = parties.flatMap(([party, { kind }]) => (kind === 'unit' ? (one?.parties[party] ?? []) : []));
  const units = [...new Set([...joined, ...Object.keys(kit.units).slice(0, 2)])];
  return holdersOf(kit, one?.grid ?? gridOf(kit), units);
}

/** The first grid of the town, where the cases of a walk are opened. */
export function gridOf(kit: Kit): string {
  return Object.keys(kit.division.grids)[0] ?? '';
}

/** The contents with which an act of a flow is tried: those of the scenarios, and some made from its form. */
export function contentsOf(kit: Kit, flowId: string): (act: string) => readonly Content[] {
  const flow = kit.flows[flowId]!;
  const told = flow.scenarios.flatMap(
    (scenario, index) => runScenario(kit, flowId, scenario, String(index)).events,
  );
  const known = new Map<string, readonly Content[]>();
  return (act) => {
    const before = known.get(act);
    if (before !== undefined) return before;
    const formId = act === 'open' ? flow.form : flow.actions[act]?.form;
    const made = formId === undefined ? [] : SEEDS.map((seed) => ({ data: formData(kit, formId, seed) }));
    const contents = [...told.filter((event) => event.act === act).map(contentOf), ...made];
    const distinct = [...new Map(contents.map((one) => [JSON.stringify(one), one])).values()];
    const found = distinct.length === 0 ? [{}] : distinct;
    known.set(act, found);
    return found;
  };
}

function contentOf({ data, edits }: CaseEvent): { data?: JsonObject; edits?: readonly Edit[] } {
  return { ...(data === undefined ? {} : { data }), ...(edits === undefined ? {} : { edits }) };
}

/**
 * Walks breadth first from nothing and from every step of the flow's scenarios, whose records and parties are those of real
 * matters. Of the histories that come to the same configuration the first one found is kept.
 * @param how `states`: until every state was come to; `all`: on as far as there is a new combination of states
 */
export function walkFlow(kit: Kit, flowId: string, how: 'states' | 'all'): readonly Stop[] {
  const contents = contentsOf(kit, flowId);
  const acts = Object.keys(kit.flows[flowId]?.actions ?? {});
  const stops = new Map<string, Stop>();
  const states = new Set<string>();
  const open: (Stop | null)[] = [null];
  for (const stop of toldStops(kit, flowId)) visit(stop, true);
  // What is visited on the way is appended and comes up in its turn.
  for (const from of open) {
    for (const next of [...steps(from), ...waits(from)]) visit(next, how === 'all');
  }
  return [...stops.values()];

  function visit(stop: Stop, always: boolean): void {
    const news = stop.case.states.filter((path) => !states.has(path));
    if (stops.has(stop.key) || (news.length === 0 && !always)) return;
    for (const path of news) states.add(path);
    stops.set(stop.key, stop);
    open.push(stop);
  }

  /** Who does an act changes the parties, hardly ever the states: the first who may is enough here. */
  function* steps(from: Stop | null): Generator<Stop> {
    const grid = from?.case.grid ?? gridOf(kit);
    for (const act of acts.filter((name) => (name === 'open') === (from === null))) {
      const may = (holder: Holder, intent: Intent): boolean =>
        decide(kit, flowId, { ...holder, holdings: [holder] }, intent, from?.case ?? null).allow;
      const holders = holdersFor(kit, from?.case ?? null).filter((holder) => may(holder, { act, grid }));
      for (const content of contents(act)) {
        const intent = { act, grid, ...content };
        const holder = holders.find((one) => may(one, intent));
        if (holder === undefined) continue;
        const event = eventOf(kit, flowId, from, holder, intent);
        yield stopOf(from?.fold ?? startFold(kit), [event], (from?.now ?? START) + MINUTE);
      }
    }
  }

  function* waits(from: Stop | null): Generator<Stop> {
    const [next] = from === null ? [] : dueTimes(from.case);
    if (from !== null && next !== undefined)
      yield stopOf(from.fold, [], Math.max(from.now, next.due) + MINUTE);
  }
}

/** Every scenario of the flow after each of its events. */
function* toldStops(kit: Kit, flowId: string): Generator<Stop> {
  for (const [index, scenario] of (kit.flows[flowId]?.scenarios ?? []).entries()) {
    let fold = startFold(kit);
    let now = 0;
    for (const event of runScenario(kit, flowId, scenario, String(index)).events) {
      now = Math.max(now, Date.parse(event.at) + MINUTE);
      fold = resume(fold, [event], now);
      if (fold.case !== null) yield stopOf(fold, [], now);
    }
  }
}

/** The event that this holder's device would send from a stop (null: to open a case). */
export function eventOf(
  kit: Kit,
  flow: string,
  from: Stop | null,
  holder: Holder,
  intent: Intent,
  count = 10 + (from?.events.length ?? 0),
): CaseEvent {
  return newEvent({
    kit,
    flow,
    case: from?.case ?? null,
    caseId: from?.case.id ?? ulid(1),
    actor: holder,
    intent,
    id: ulid(count),
    at: (from?.now ?? START) + MINUTE / 2,
    device: holder.person,
  });
}

function stopOf(before: Fold, events: readonly CaseEvent[], now: number): Stop {
  const fold = resume(before, events, now);
  if (fold.case === null) throw new Error('an allowed act opened no case');
  return {
    key: fold.case.states.join(' '),
    events: fold.items.map(({ event }) => event),
    now,
    case: fold.case,
    fold,
  };
}

/** Crockford's digits, the same in every run. */
function ulid(count: number): string {
  return `01J${String(count).padStart(23, '0')}`;
}
