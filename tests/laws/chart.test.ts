import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, setup, transition } from 'xstate';
import type { JsonObject, JsonValue } from '#core/base';
import { chartOf } from '#core/chart';
import { type Condition, test as holds } from '#core/condition';
import { acceptsAct, flowTable } from '#core/flow';
import { charts } from './charts.ts';
import { RUNS } from './soak.ts';

/** XState alone, asked about the same scope: what the chart is held against. */
function bare(chart: JsonObject) {
  const now: { scope: JsonValue } = { scope: {} };
  const machine = setup({
    guards: {
      when: ({ event }, params: { condition: Condition }) =>
        event.type !== 'xstate.init' && holds(params.condition, now.scope),
    },
  }).createMachine(chart as never) as unknown as AnyStateMachine;
  return { now, machine, start: () => initialTransition(machine)[0] };
}

const walk = fc.array(fc.record({ event: fc.nat(), n: fc.integer({ min: 0, max: 6 }) }), { maxLength: 40 });

describe.each(Object.entries(charts))('%s', (_name, chart) => {
  const flow = { chart };
  const table = flowTable(flow);
  const names = [...table.events, 'unknown'];

  test('H1 step gives the state that XState gives, all the way', () => {
    const { now, machine, start } = bare(chart);
    fc.assert(
      fc.property(walk, (steps) => {
        let snapshot: AnyMachineSnapshot = start();
        let state = chartOf(flow).start();
        expect(state.value).toEqual(snapshot.value);
        for (const { event, n } of steps) {
          const type = names[event % names.length]!;
          now.scope = { act: { n } };
          const taken = machine.getTransitionData(snapshot, { type }).length > 0;
          snapshot = transition(machine, snapshot, { type })[0];
          const step = chartOf(flow).step(state, type, { act: { n } });
          state = step.state;
          expect({ value: state.value, taken: step.taken }).toEqual({ value: valueNow(snapshot), taken });
          expect(state.tags).toEqual([...snapshot.tags].sort());
          expect(state.states.every((path) => snapshot.matches(valueOf(path)))).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('H2 the table accepts an event exactly when XState takes a transition', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let state = chartOf(flow).start();
        for (const { event, n } of steps) {
          const type = names[event % names.length]!;
          const scope = { act: { n } };
          const step = chartOf(flow).step(state, type, scope);
          const accepted = acceptsAct(table, state.states, type, scope, { withData: true });
          expect(accepted === 'yes').toBe(step.taken);
          // Without data the answer may be yes too often, never no by mistake.
          if (step.taken) expect(acceptsAct(table, state.states, type, {}, { withData: false })).toBe('yes');
          state = step.state;
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('H3 what was learnt is the same object again', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let state = chartOf(flow).start();
        for (const { event, n } of steps) {
          const type = table.events[event % table.events.length]!;
          const first = chartOf(flow).step(state, type, { act: { n } });
          expect(chartOf(flow).step(state, type, { act: { n } })).toBe(first);
          state = first.state;
        }
      }),
      { numRuns: RUNS },
    );
  });
});

const valueNow = (snapshot: AnyMachineSnapshot): unknown => snapshot.value;

/** `a.b.c` as XState's partial state value. */
function valueOf(path: string): string | Record<string, unknown> {
  const [first = '', ...rest] = path.split('.');
  return rest.length === 0 ? first : { [first]: valueOf(rest.join('.')) };
}
