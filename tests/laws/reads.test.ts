/** Incremental judgement beside the whole one: what `readsOf` leaves out decides nothing, and what was remembered is still true. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, joinPointer, setAt, type JsonObject, type JsonValue, type Pointer } from '#core/base';
import type { Condition } from '#core/model';
import { readsOf, rememberingValidate, test as holds, touches, validate } from '#core/condition';
import { dependenciesOf, formJudge, validateForm } from '#core/form';
import { loadTown } from '../examples/readTown.ts';
import { conditions, near, smallJson } from './conditionArbitraries.ts';

const SEED = 20261128;

const step = fc.constantFrom<string>('a', 'b', 'c', '0', '1');
const place = fc.array(step, { minLength: 1, maxLength: 3 }).map(joinPointer);

const edits = conditions.chain((schema) =>
  fc.record({
    schema: fc.constant(schema),
    value: fc.oneof(near(schema), smallJson),
    place,
    next: fc.option(smallJson),
  }),
);

test('C8 a change that no read touches leaves the answer as it was', () => {
  let untouched = 0;
  fc.assert(
    fc.property(edits, ({ schema, value, place: pointer, next }) => {
      const changed = setAt(value, pointer, next ?? undefined);
      const where = outermost(value, changed, '');
      const condition = schema as Condition;
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
      const condition = schema as Condition;
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

const named = fc.constantFrom('a', 'b', 'c');
const leaf = fc.constantFrom<JsonObject>({ type: 'string' }, { type: 'boolean' }, { type: 'number' });
const asked = fc
  .record({
    name: named,
    question: fc.constantFrom<JsonObject>({ const: true }, { minLength: 2 }, { minimum: 1 }),
  })
  .map(({ name, question }): JsonObject => ({ properties: { [name]: question }, required: [name] }));

function formOf(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc
    .record({
      properties: fc.dictionary(named, inner, { minKeys: 1, noNullPrototype: true }),
      questions: fc.array(asked, { maxLength: 2 }),
    })
    .map(({ properties, questions }) => ({
      type: 'object',
      properties,
      allOf: questions.map((question) => ({ if: question, then: { required: ['a'] } })),
    }));
}

const group = formOf(leaf);
const list = group.map((items): JsonObject => ({ type: 'array', items }));
const forms = formOf(fc.oneof(leaf, group, list));

test('F6 a change that affects no part of a form leaves every answer about its questions', () => {
  let affected = 0;
  let unaffected = 0;
  fc.assert(
    fc.property(
      forms,
      fc.dictionary(named, smallJson, { noNullPrototype: true }),
      place,
      fc.option(smallJson),
      (schema, value, pointer, next) => {
        const changed = setAt(value, pointer, next ?? undefined);
        const where = outermost(value, changed, '');
        if (where === undefined) return;
        const { all, affectedBy } = dependenciesOf(schema);
        if (affectedBy(where).length > 0) {
          affected++;
          return;
        }
        unaffected++;
        for (const { pointer: part, conditions: questions } of all) {
          for (const question of questions)
            expect(answers(question, changed, part)).toEqual(answers(question, value, part));
        }
      },
    ),
    { seed: SEED, numRuns: 3000 },
  );
  expect(affected).toBeGreaterThan(200);
  expect(unaffected).toBeGreaterThan(100);
});

/** The condition's answer for the part, or for each part of that kind in lists. */
function answers(condition: Condition, data: JsonValue, part: Pointer): readonly boolean[] {
  const [step, ...rest] = part.split('/').slice(1);
  if (step === undefined) return [holds(condition, data)];
  const below = rest.length === 0 ? '' : `/${rest.join('/')}`;
  if (step !== '-') return answers(condition, isObject(data) ? (data[step] ?? {}) : {}, below);
  return Array.isArray(data) ? data.flatMap((item: JsonValue) => answers(condition, item, below)) : [];
}

test('F7 a form judged edit by edit has the errors of a form judged at once', () => {
  const { kit } = loadTown();
  const pointers = [
    '/address',
    '/group',
    '/members/0/name',
    '/members/0/id',
    '/members/1/relation',
    '/members/1',
    '/phone',
  ];
  const words = fc.constantFrom<JsonValue>('', '样例', '13800000000', '99010110120003', 'self', {}, []);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...pointers), fc.option(words)), { maxLength: 8 }),
      (steps) => {
        const judge = formJudge(kit, 'household-survey');
        let data: JsonValue = { members: [{}, { name: '样例' }] };
        for (const [pointer, next] of steps) {
          data = setAt(data, pointer, next ?? undefined);
          expect(judge(data)).toEqual(validateForm(kit, 'household-survey', data));
        }
      },
    ),
    { seed: SEED, numRuns: 150 },
  );
});

/** The outermost place that appeared, disappeared or became something else; undefined when nothing did. */
function outermost(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  at: Pointer,
): Pointer | undefined {
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
  const changes = names.flatMap(
    (name) => outermost(before[name], after[name], at + joinPointer([name])) ?? [],
  );
  return changes.length > 1 ? at : changes[0];
}
