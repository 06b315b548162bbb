import type { JsonObject } from '#core/base';
import { test } from '#core/condition';
import type { Condition, FlowFile } from '#core/model';
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, setup, transition } from 'xstate';

/** A guard that XState asked, with the answer that the scope gave. In the order of asking, each condition once. */
export interface Asked {
  readonly condition: Condition;
  readonly answer: boolean;
}

interface Move {
  readonly taken: boolean;
  readonly snapshot: AnyMachineSnapshot;
  readonly asked: readonly Asked[];
}

/** XState's own machine of a flow, asked through its pure functions only. */
export interface Machine {
  start(): AnyMachineSnapshot;
  move(from: AnyMachineSnapshot, event: string, scope: JsonObject): Move;
}

/** A chart whose `always` transitions chase each other would keep XState busy forever; the checks report it. */
const MAX_MICROSTEPS = 1_000;

/**
 * Throws what `createMachine` throws for a chart it does not accept (an unknown target, a missing `initial`):
 * a kit that loaded without an error has none.
 */
export function makeMachine(flow: Pick<FlowFile, 'chart'>): Machine {
  let scope: JsonObject = {};
  const answers = new Map<Condition, boolean>();
  const ask = (event: string, condition: Condition): boolean => {
    // To make a scope of its own, `transition` first works out the initial state again: those questions are not ours.
    if (event === 'xstate.init') return false;
    const known = answers.get(condition);
    if (known !== undefined) return known;
    const answer = test(condition, scope);
    answers.set(condition, answer);
    return answer;
  };
  const machine: AnyStateMachine = setup({
    guards: {
      when: ({ event }, params: { readonly condition: Condition }) => ask(event.type, params.condition),
    },
    // The chart's type is JSON; XState's type for a config is closed over its own literals.
  }).createMachine(flow.chart as never) as unknown as AnyStateMachine;
  machine.options.maxIterations = MAX_MICROSTEPS;

  return {
    start: () => initialTransition(machine)[0],
    move: (from, event, given) => {
      scope = given;
      answers.clear();
      const taken = machine.getTransitionData(from, { type: event }).length > 0;
      const snapshot = next(from, event);
      const asked = Array.from(answers, ([condition, answer]) => ({ condition, answer }));
      return { taken, snapshot, asked };
    },
  };

  function next(from: AnyMachineSnapshot, event: string): AnyMachineSnapshot {
    try {
      return transition(machine, from, { type: event })[0];
    } catch {
      // Only the endless `always` comes here.
      return from;
    }
  }
}
