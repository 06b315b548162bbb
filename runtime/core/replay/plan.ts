import type { ChartState } from '#core/chart';
import { flowTable } from '#core/flow';
import type { DeadlineFile, Flow } from '#core/model';

/** What a chart state means for deadlines and audience; worked out once for each state of a flow. */
export interface Marks {
  /** By the index of the deadline in {@link Plan.deadlines}. */
  readonly runs: readonly boolean[];
  readonly paused: readonly boolean[];
  /** `grid`, `town`, `party:<unit party>` */
  readonly audience: readonly string[];
}

export interface Deadline {
  readonly id: string;
  readonly file: DeadlineFile;
}

export interface Plan {
  /** Sorted by id: deadlines that fall on one instant are raised in this order. */
  readonly deadlines: readonly Deadline[];
  /** Deadlines that some act extends, by that act. */
  readonly extensions: ReadonlyMap<string, readonly number[]>;
  /** The acts that are events of the chart; the others keep the state. */
  readonly chartActs: ReadonlySet<string>;
  marks(state: ChartState): Marks;
}

const plans = new WeakMap<Flow, Plan>();

export function planOf(flow: Flow): Plan {
  const known = plans.get(flow);
  if (known !== undefined) return known;
  const plan = makePlan(flow);
  plans.set(flow, plan);
  return plan;
}

function makePlan(flow: Flow): Plan {
  const deadlines = Object.entries(flow.deadlines ?? {})
    .map(([id, file]): Deadline => ({ id, file }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  const extensions = new Map<string, number[]>();
  deadlines.forEach(({ file: { extendedBy } }, index) => {
    if (extendedBy === undefined) return;
    extensions.set(extendedBy.act, [...(extensions.get(extendedBy.act) ?? []), index]);
  });
  const known = new WeakMap<ChartState, Marks>();
  const marks = (state: ChartState): Marks => {
    const found = known.get(state);
    if (found !== undefined) return found;
    const made = makeMarks(flow, deadlines, state);
    known.set(state, made);
    return made;
  };
  return { deadlines, extensions, chartActs: new Set(flowTable(flow).acts), marks };
}

function makeMarks(flow: Flow, deadlines: Plan['deadlines'], { states }: ChartState): Marks {
  const isActive = (paths: readonly string[]): boolean => paths.some((path) => states.includes(path));
  const audience = flow.audience.filter(({ during }) => during === undefined || isActive(during));
  return {
    runs: deadlines.map(({ file: { during } }) => isActive(during)),
    paused: deadlines.map(({ file: { pauses } }) => isActive(pauses ?? [])),
    audience: Array.from(new Set(audience.flatMap(({ to }) => to))),
  };
}
