import type { JsonObject } from '#core/base';
import { compile, type Run } from './compile.ts';
import { type Dependencies, dependenciesOf } from './dependenciesOf.ts';
import { EVERY, type Expression } from './Expression.ts';
import { overlaps, placesWith } from './places.ts';

/** A calculated field of a form. */
export interface Calculated {
  /** Its place in the data: names, `*` for every entry of a list. */
  readonly steps: readonly string[];
  readonly expression: Expression;
  readonly reads: Dependencies;
  readonly inEntry: boolean;
  readonly run: Run;
}

export interface Plan {
  /** In the order in which they can be calculated: what one reads comes before it. */
  readonly order: readonly Calculated[];
  /** Fields that lead back to themselves, each circle once, in the order of reading. They have no value. */
  readonly cycles: readonly (readonly Calculated[])[];
}

const plans = new WeakMap<JsonObject, Plan>();

/** The calculated fields of a form's schema. Made once: the schemas of a kit are frozen. */
export function planOf(schema: JsonObject): Plan {
  const known = plans.get(schema);
  if (known !== undefined) return known;
  const fields = placesWith(schema, 'x-calc').map(({ steps, value }) => calculatedAt(steps, value));
  const plan = inOrder(fields);
  plans.set(schema, plan);
  return plan;
}

function calculatedAt(steps: readonly string[], expression: Expression): Calculated {
  const group = steps.slice(0, -1);
  return {
    steps,
    expression,
    reads: dependenciesOf(expression, group),
    inEntry: group.includes(EVERY),
    run: compile(expression),
  };
}

function inOrder(fields: readonly Calculated[]): Plan {
  const order: Calculated[] = [];
  const cycles: (readonly Calculated[])[] = [];
  const done = new Set<Calculated>();
  const open: Calculated[] = [];
  const visit = (field: Calculated): void => {
    if (done.has(field)) return;
    const since = open.indexOf(field);
    if (since >= 0) {
      cycles.push(open.slice(since));
      return;
    }
    open.push(field);
    for (const other of fields) {
      if (field.reads.places.some((place) => overlaps(place, other.steps))) visit(other);
    }
    open.pop();
    done.add(field);
    order.push(field);
  };
  for (const field of fields) visit(field);
  const circular = new Set<Calculated>();
  for (const cycle of cycles) for (const field of cycle) circular.add(field);
  return { order: order.filter((field) => !circular.has(field)), cycles };
}
