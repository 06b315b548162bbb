import { describe, expect, test } from 'vitest';
import { flowTable } from '#core/flow';
import { kit as testKit } from '../laws/kit.ts';
import { loadTown } from '../examples/readTown.ts';
import { explore, type Visited } from './explore.ts';

const flows = [...Object.values(loadTown().kit.flows), { ...testKit.flows['incident']!, id: 'test' }];

describe.each(flows.map((flow) => ({ name: flow.id, flow })))('every walk through $name', ({ flow }) => {
  const table = flowTable(flow);
  const visited = explore(flow.chart);

  test('H1 every state is reached', () => {
    const reached = new Set([...visited.values()].flatMap(({ states }) => states));
    const never = table.order.filter((path) => path !== '' && isPlace(path) && !reached.has(path));
    expect(never).toEqual([]);
  });

  test('H1 every event is taken somewhere', () => {
    const idle = table.events.filter((event) => ![...visited.values()].some(({ taken }) => taken.has(event)));
    expect(idle).toEqual([]);
  });

  test('H2 from every state a closed one can be reached', () => {
    const ends = canReach(visited, ({ tags }) => tags.has('closed'));
    expect([...visited.keys()].filter((key) => !ends.has(key))).toEqual([]);
  });

  function isPlace(path: string): boolean {
    const kind = table.states[path]?.kind;
    // A state that is left at once by `always` is nowhere to stop.
    return kind !== 'history' && table.states[path]?.always.length === 0;
  }
});

/** The configurations from which some walk leads to one that fulfils `isEnd`. */
function canReach(
  visited: ReadonlyMap<string, Visited>,
  isEnd: (one: Visited) => boolean,
): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const { key, next } of visited.values()) {
    for (const targets of next.values())
      for (const to of targets) before.set(to, [...(before.get(to) ?? []), key]);
  }
  const found = new Set([...visited.values()].filter(isEnd).map(({ key }) => key));
  const queue = [...found];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const from of before.get(key) ?? []) {
      if (found.has(from)) continue;
      found.add(from);
      queue.push(from);
    }
  }
  return found;
}
