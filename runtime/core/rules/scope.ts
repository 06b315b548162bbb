import type { JsonObject, JsonValue } from '#core/base';
import { flowTable } from '#core/flow';
import type { Case, Flow } from '#core/model';
import type { CaseFacts } from './Actor.ts';

/** The author of an act, or nobody for a deadline. */
export interface Author {
  readonly post: string;
  readonly seat: string;
}
export const NOBODY: Author = { post: '', seat: '' };

/** What the guard of an act is asked about (SPEC, "The scope of a guard"). */
export function guardScope(data: JsonObject, author: Author, facts: CaseFacts): JsonObject {
  return {
    act: data,
    record: facts.record,
    case: {
      flow: facts.flow,
      grid: facts.grid,
      states: facts.states,
      tags: facts.tags,
      counts: facts.counts,
      parties: facts.parties,
      latest: latestData(facts.latest),
    },
    by: { post: author.post, seat: author.seat },
  };
}

function latestData(latest: Case['latest']): JsonObject {
  const data: Record<string, JsonValue> = {};
  for (const act of Object.keys(latest)) data[act] = latest[act]?.data ?? {};
  return data;
}

const zeros = new WeakMap<object, Readonly<Record<string, number>>>();

/** Every act of the flow, done no time yet. */
export function noCounts(flow: Flow): Readonly<Record<string, number>> {
  const known = zeros.get(flow);
  if (known !== undefined) return known;
  const counts: Record<string, number> = {};
  for (const act of Object.keys(flow.actions)) counts[act] = 0;
  zeros.set(flow, counts);
  return counts;
}

/** The facts of a case that is about to be opened with `data`. */
export function factsBefore(flow: Flow, data: JsonObject, grid: string): CaseFacts {
  const table = flowTable(flow);
  return {
    flow: flow.id,
    grid,
    states: table.initial,
    tags: table.initial.reduce<string[]>((tags, path) => tags.concat(table.states[path]?.tags ?? []), []),
    record: data,
    latest: {},
    counts: noCounts(flow),
    parties: {},
  };
}
