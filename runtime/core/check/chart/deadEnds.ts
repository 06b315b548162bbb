/**
 * Prevents: cases that hang forever. Every state that is not closed needs an act of a post that somebody holds, or a
 * deadline, that leads out of it, and in the end to a closed state. Parallel regions in which nothing ever closes
 * (supervision, meetings) run beside the main one and may rest anywhere.
 */
import { own, type Problem } from '#core/base';
import { type FlowTable, flowTable, type StatePath, stateTitle } from '#core/flow';
import type { FlowCheck, FlowSubject } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { domainOf, type Edge, edgesOf, entered, isSent, isWithin, reachable, upward } from './graph.ts';
import { nodesOf } from './nodes.ts';

export const deadEnds: FlowCheck = (subject) => {
  const { flow, at } = subject;
  const table = flowTable(flow);
  const found = reachable(table);
  const leaves = table.order.filter((path) => found.has(path) && isLeaf(table, path));
  const main = mainRegions(table);
  if (main.length === 0) return [neverCloses(subject, '')];
  const places = new Map(nodesOf(flow.chart).map(({ path, pointer }) => [path, pointer]));
  return main.flatMap((region): readonly Problem[] => {
    const inside = leaves.filter((leaf) => isWithin(leaf, region));
    const ways = new Map(inside.map((leaf) => [leaf, waysOut(subject, table, leaf, region)]));
    const ends = inside.filter((leaf) => !isClosed(table, leaf) && ways.get(leaf)?.length === 0);
    const stuck = trapped(inside, ways, (leaf) => isClosed(table, leaf) || ends.includes(leaf));
    const deadEnd = (leaf: StatePath): Problem =>
      checkProblem('chart.dead-end', at().file, places.get(leaf) ?? '/chart', {
        state: stateTitle(flow, leaf),
      });
    return [...ends.map(deadEnd), ...stuck.slice(0, 1).map((leaf) => neverCloses(subject, leaf))];
  });
};

function neverCloses({ flow, at }: FlowSubject, leaf: StatePath): Problem {
  const pointer = nodesOf(flow.chart).find(({ path }) => path === leaf)?.pointer ?? '/chart';
  const state = leaf === '' ? flow.title : stateTitle(flow, leaf);
  return checkProblem('chart.never-closes', at().file, pointer, { state });
}

function isLeaf(table: FlowTable, path: StatePath): boolean {
  const row = own(table.states, path);
  return row?.kind !== 'history' && row?.children.length === 0;
}

function isClosed(table: FlowTable, path: StatePath): boolean {
  return upward(table, path).some((above) => own(table.states, above)?.tags.includes('closed') === true);
}

/** The outermost regions in which cases close: those of a parallel chart that have a closed state, or the whole. */
function mainRegions(table: FlowTable): readonly StatePath[] {
  const root = own(table.states, '');
  const regions = root?.kind === 'parallel' ? root.children : [''];
  return regions.filter((region) =>
    table.order.some((path) => isWithin(path, region) && isClosed(table, path)),
  );
}

/** The leaves of the region that some possible act leads to from `leaf`, itself left out. */
function waysOut(
  { kit, flow }: FlowSubject,
  table: FlowTable,
  leaf: StatePath,
  region: StatePath,
): readonly StatePath[] {
  return upward(table, leaf)
    .flatMap((source) => edgesOf(table, source))
    .filter((edge) => edge.row.targets.length > 0 && isSent(kit, flow, edge.event, leaf, region))
    .flatMap((edge) => landing(table, edge, leaf, region))
    .filter((next) => next !== leaf);
}

/** Where the region is after the transition; nowhere when it is not touched. */
function landing(table: FlowTable, edge: Edge, leaf: StatePath, region: StatePath): readonly StatePath[] {
  const left = isWithin(leaf, domainOf(table, edge));
  if (!left) return [];
  const inside = edge.row.targets.filter((target) => isWithin(target, region) || isWithin(region, target));
  const targets = inside.length > 0 ? inside : [region];
  return targets
    .flatMap((target) => entered(table, target))
    .filter((path) => isWithin(path, region) && isLeaf(table, path));
}

/** The leaves from which no way leads to one that `ends`. */
function trapped(
  leaves: readonly StatePath[],
  ways: ReadonlyMap<StatePath, readonly StatePath[]>,
  ends: (leaf: StatePath) => boolean,
): readonly StatePath[] {
  const good = new Set(leaves.filter(ends));
  for (let before = -1; before !== good.size;) {
    before = good.size;
    for (const leaf of leaves) if (ways.get(leaf)?.some((next) => good.has(next)) === true) good.add(leaf);
  }
  return leaves.filter((leaf) => !good.has(leaf));
}
