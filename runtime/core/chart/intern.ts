import { deepFreeze, type JsonValue } from '#core/base';
import { type FlowTable, leavesOf, type StatePath } from '#core/flow';
import type { AnyMachineSnapshot } from 'xstate';
import type { ChartState } from './ChartState.ts';
import type { Branch } from './decisions.ts';

/** A chart state with what the chart learnt about it. */
export interface Known extends ChartState {
  readonly snapshot: AnyMachineSnapshot;
  /** Event → what happens on it, as far as it was asked. */
  readonly learnt: Map<string, Branch>;
}

/** Gives one {@link Known} for each configuration. */
export function internStates(table: FlowTable): (snapshot: AnyMachineSnapshot) => Known {
  const states = new Map<string, Known>();
  const rank = new Map(table.order.map((path, index) => [path, index]));
  return (snapshot) => {
    const key = keyOf(snapshot);
    const found = states.get(key);
    if (found !== undefined) return found;
    const made = make(snapshot, table, rank);
    states.set(key, made);
    return made;
  };
}

/**
 * Two snapshots with one key behave alike. The order of the nodes belongs to it: where transitions of two regions
 * exclude each other XState lets the region win that was entered first.
 */
function keyOf(snapshot: AnyMachineSnapshot): string {
  const history = Object.entries(snapshot.historyValue).map(([id, nodes]) => [
    id,
    nodes.map((node) => node.id),
  ]);
  return JSON.stringify([snapshot.status, snapshot._nodes.map((node) => node.id), snapshot.value, history]);
}

function make(snapshot: AnyMachineSnapshot, table: FlowTable, rank: ReadonlyMap<StatePath, number>): Known {
  const states = activePaths(snapshot.value as JsonValue, '')
    .slice()
    .sort((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0));
  const known: Known = {
    states: deepFreeze(states),
    leaves: deepFreeze(leavesOf(table, states)),
    tags: deepFreeze(Array.from(snapshot.tags as ReadonlySet<string>).sort()),
    value: snapshot.value as JsonValue,
    snapshot,
    learnt: new Map(),
  };
  return Object.freeze(known);
}

function activePaths(value: JsonValue, above: StatePath): readonly StatePath[] {
  const at = (key: string): StatePath => (above === '' ? key : `${above}.${key}`);
  if (typeof value === 'string') return [at(value)];
  return Object.entries(value as Readonly<Record<string, JsonValue>>).flatMap(([key, below]) => [
    at(key),
    ...activePaths(below, at(key)),
  ]);
}
