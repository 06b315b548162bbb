import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, setup, transition } from 'xstate';
import type { JsonObject } from '#core/base';
import { flowTable } from '#core/flow';

/** One configuration of a chart and where each event may lead from it. */
export interface Visited {
  readonly key: string;
  readonly tags: ReadonlySet<string>;
  /** Active states as dotted paths. */
  readonly states: readonly string[];
  readonly next: ReadonlyMap<string, ReadonlySet<string>>;
  /** Events on which some answers make it take a transition. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Every configuration that a chart can come to when every condition may be true or false: each event is tried with
 * every sequence of answers that XState asks for. Only one region besides the first is let move at a time, so that
 * parallel regions do not multiply.
 */
export function explore(chart: JsonObject): ReadonlyMap<string, Visited> {
  const answers: { given: readonly boolean[]; asked: number } = { given: [], asked: 0 };
  const machine: AnyStateMachine = setup({
    guards: {
      when: ({ event }) => {
        if (event.type === 'xstate.init') return false;
        const answer = answers.given[answers.asked] ?? false;
        answers.asked += 1;
        return answer;
      },
    },
  }).createMachine(chart as never) as unknown as AnyStateMachine;
  const { events } = flowTable({ chart });
  const visited = new Map<string, Visited>();
  const queue: AnyMachineSnapshot[] = [initialTransition(machine)[0]];
  const resting = restOf(queue[0]!);

  for (let snapshot = queue.shift(); snapshot !== undefined; snapshot = queue.shift()) {
    const key = keyOf(snapshot);
    if (visited.has(key) || movedRegions(snapshot, resting) > 1) continue;
    const next = new Map<string, Set<string>>();
    const taken = new Set<string>();
    visited.set(key, {
      key,
      tags: snapshot.tags,
      states: pathsOf(snapshot),
      next,
      taken,
    });
    for (const event of events) next.set(event, new Set(outcomes(snapshot, event, taken)));
  }
  return visited;

  function outcomes(from: AnyMachineSnapshot, event: string, taken: Set<string>): readonly string[] {
    const found: string[] = [];
    const tries: (readonly boolean[])[] = [[]];
    for (let given = tries.pop(); given !== undefined; given = tries.pop()) {
      answers.given = given;
      answers.asked = 0;
      if (machine.getTransitionData(from, { type: event }).length > 0) taken.add(event);
      answers.asked = 0;
      const [to] = transition(machine, from, { type: event });
      // Each question that was answered "no" for want of an answer is also tried with "yes".
      for (let place = given.length; place < answers.asked; place += 1) {
        tries.push([...given, ...Array.from({ length: place - given.length }, () => false), true]);
      }
      found.push(keyOf(to));
      if (!visited.has(keyOf(to))) queue.push(to);
    }
    return found;
  }
}

const keyOf = (snapshot: AnyMachineSnapshot): string => JSON.stringify(snapshot.value);

function pathsOf(snapshot: AnyMachineSnapshot): readonly string[] {
  return snapshot._nodes.map((node) => node.path.join('.')).filter((path) => path !== '');
}

/** Each region's first state; the first region is the one that may always move. */
function restOf(snapshot: AnyMachineSnapshot): ReadonlyMap<string, string> {
  const value: unknown = snapshot.value;
  if (typeof value !== 'object' || value === null) return new Map();
  const regions = Object.entries(value).map(([region, state]) => [region, JSON.stringify(state)] as const);
  return new Map(regions.length > 1 ? regions.slice(1) : []);
}

function movedRegions(snapshot: AnyMachineSnapshot, resting: ReadonlyMap<string, string>): number {
  const value = snapshot.value as Readonly<Record<string, unknown>>;
  return Array.from(resting).filter(([region, state]) => JSON.stringify(value[region]) !== state).length;
}
