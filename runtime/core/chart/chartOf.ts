import { flowTable } from '#core/flow';
import type { FlowFile } from '#core/model';
import type { ChartState, Step } from './ChartState.ts';
import { learn, recall, type Scope, scopeOf } from './decisions.ts';
import { internStates, type Known } from './intern.ts';
import { makeMachine } from './machine.ts';

/** A flow's chart: pure steps between interned states. */
export interface Chart {
  /** The state before any event. Conditions on the way (of `always`) do not hold: there is no case yet to ask about. */
  start(): ChartState;
  /** `state` must come from this chart. `scope` is what the conditions are asked about, `always` included. */
  step(state: ChartState, event: string, scope: Scope): Step;
}

/**
 * Stands for every event that the chart does not know. Such an event takes no transition, but XState asks the
 * conditions of `always` again; and names from outside have no end, so they are not remembered one by one.
 */
const OTHER = '(other)';

const charts = new WeakMap<object, Chart>();

/** The chart of a flow, made once for each flow object. */
export function chartOf(flow: Pick<FlowFile, 'chart'>): Chart {
  const known = charts.get(flow);
  if (known !== undefined) return known;
  const chart = makeChart(flow);
  charts.set(flow, chart);
  return chart;
}

function makeChart(flow: Pick<FlowFile, 'chart'>): Chart {
  const table = flowTable(flow);
  const machine = makeMachine(flow);
  const intern = internStates(table);
  const events = new Set(table.events);
  const first = intern(machine.start());

  function step(state: Known, event: string, scope: Scope): Step {
    const type = events.has(event) ? event : OTHER;
    const known = recall(state.learnt.get(type), scope);
    if (known !== undefined) return known;
    const { taken, snapshot, asked } = machine.move(state.snapshot, type, scopeOf(scope));
    const next = intern(snapshot);
    const entered = next.leaves.filter((leaf) => !state.leaves.includes(leaf));
    const made: Step = Object.freeze({ taken, state: next, entered: Object.freeze(entered) });
    state.learnt.set(type, learn(state.learnt.get(type), asked, made));
    return made;
  }

  // A chart's own states are all `Known`; the type given out hides what it learnt.
  return { start: () => first, step: (state, event, scope) => step(state as Known, event, scope) };
}
