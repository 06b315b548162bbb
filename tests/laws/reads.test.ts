/** Incremental judgement beside the whole one: what `readsOf` leaves out decides nothing, and what was remembered is still true. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, joinPointer, setAt, type JsonValue, type Pointer } from '#core/base';
import { readsOf, rememberingValidate, test as holds, touches, validate } from '#core/condition';
import { conditions, near, smallJson } from './conditionArbitraries.ts';

const SEED = 20261128;

const step = fc.constantFrom<string>('a', 'b', 'c', '0', '1');
const place = fc.array(step, { minLength: 1, maxLength: 3 }).map(joinPointer);

const edits = conditions.chain((schema) =>
  fc.record({ schema: fc.constant(schema), value: fc.oneof(near(schema), smallJson), place, next: fc.option(smallJson) }),
);

const asCondition = (schema: JsonValue): boolean | Exclude<typeof schema, string> => schema as never;

test('C8 a change that no read touches leaves the answer as it was', () => {
  let untouched = 0;
  fc.assert(
    fc.property(edits, ({ schema, value, place: pointer, next }) => {
      const changed = setAt(value, pointer, next ?? undefined);
      const where = outermost(value, changed, '');
      const condition = asCondition(schema) as never;
      if (where === undefined || readsOf(condition).some((read) => touches(where, read))) return;
      untouched++;
      expect(holds(condition, changed)).toBe(holds(condition, value));
    }),
    { seed: SEED, numRuns: 6000 },
  );
  expect(untouched).toBeGreaterThan(150);
});

test('C9 what is remembered is what a fresh judgement says, edit after edit', () => {
  const runs = conditions.chain((schema) =>
    fc.record({
      schema: fc.constant(schema),
      value: fc.oneof(near(schema), smallJson),
      steps: fc.array(fc.tuple(place, fc.option(smallJson)), { minLength: 1, maxLength: 5 }),
    }),
  );
  fc.assert(
    fc.property(runs, ({ schema, value, steps }) => {
      const condition = asCondition(schema) as never;
      const judge = rememberingValidate(condition);
      let current = value;
      expect(judge(current)).toEqual(validate(condition, current));
      for (const [pointer, next] of steps) {
        current = setAt(current, pointer, next ?? undefined);
        expect(judge(current)).toEqual(validate(condition, current));
      }
    }),
    { seed: SEED, numRuns: 3000 },
  );
});

/** The outermost place that appeared, disappeared or became something else; undefined when nothing did. */
function outermost(before: JsonValue | undefined, after: JsonValue | undefined, at: Pointer): Pointer | undefined {
  if (before === after) return undefined;
  if (Array.isArray(before) || Array.isArray(after)) {
    if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return at;
    return within(Object.keys(before), before as never, after as never, at);
  }
  if (!isObject(before) || !isObject(after)) return at;
  return within([...new Set([...Object.keys(before), ...Object.keys(after)])], before, after, at);
}

function within(
  names: readonly string[],
  before: Readonly<Record<string, JsonValue>>,
  after: Readonly<Record<string, JsonValue>>,
  at: Pointer,
): Pointer | undefined {
  const changes = names.flatMap((name) => outermost(before[name], after[name], at + joinPointer([name])) ?? []);
  return changes.length > 1 ? at : changes[0];
}
