/** The interpreter of conditions against Ajv, and against itself. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getAt, isObject, type JsonObject, type JsonValue } from '#core/base';
import {
  type Condition,
  formatNames,
  isFormat,
  mayHold,
  subsetProblems,
  test as holds,
  validate,
} from '#core/condition';
import { conditions, near, smallJson } from './conditionArbitraries.ts';

const SEED = 20261123;

/** `ownProperties`: Ajv alone takes `toString` for a property of every object. */
const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
for (const name of formatNames) ajv.addFormat(name, (text: string) => isFormat(name, text));

const asCondition = (schema: JsonValue): Condition => (isObject(schema) ? schema : schema === true);

const schemasWithData = conditions.chain((schema) =>
  fc.record({ schema: fc.constant(schema), data: fc.array(near(schema), { minLength: 5, maxLength: 5 }) }),
);

test('C2 the interpreter answers as Ajv does, on 6,000 pairs of schema and data', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(schemasWithData, ({ schema, data }) => {
      const judge = ajv.compile(asCondition(schema));
      for (const value of data) {
        const answer = holds(asCondition(schema), value);
        expect({ schema, value, answer }).toEqual({ schema, value, answer: judge(value) });
        seen[answer ? 'yes' : 'no']++;
      }
    }),
    { seed: SEED, numRuns: 1200 },
  );
  // Agreement would mean little if nearly all data were refused.
  expect(Math.min(seen.yes, seen.no) / (seen.yes + seen.no)).toBeGreaterThan(0.25);
});

test('C3 generated schemas of the subset have no subset problem', () => {
  fc.assert(
    fc.property(conditions, (schema) => {
      expect(subsetProblems(schema)).toEqual([]);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('C4 validate is empty exactly when test is true, and points into the value', () => {
  fc.assert(
    fc.property(schemasWithData, ({ schema, data }) => {
      for (const value of data) {
        const violations = validate(asCondition(schema), value);
        expect(violations.length === 0).toBe(holds(asCondition(schema), value));
        for (const { pointer } of violations) expect(getAt(value, pointer)).not.toBeUndefined();
      }
    }),
    { seed: SEED, numRuns: 1000 },
  );
});

test('C6 nothing throws, whatever JSON is given as schema and as value', () => {
  // Names that the language knows, with values that it does not expect.
  const wild = fc.dictionary(
    fc.constantFrom(
      'type',
      'enum',
      'required',
      'properties',
      'items',
      'if',
      'pattern',
      'format',
      'not',
      '$ref',
      '__proto__',
    ),
    fc.oneof(fc.jsonValue(), smallJson, conditions),
  );
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), wild), fc.oneof(fc.jsonValue(), smallJson), (schema, value) => {
      const condition = schema as Condition;
      const problems = subsetProblems(schema as JsonValue);
      const answer = holds(asCondition(schema as JsonValue), value as JsonValue);
      const violations = validate(asCondition(schema as JsonValue), value as JsonValue);
      expect(violations.length === 0).toBe(answer);
      if (isObject(condition) && problems.some((problem) => problem.reason === 'malformed')) {
        expect(answer).toBe(false);
      }
      mayHold(asCondition(schema as JsonValue), { a: value as JsonValue }, ['b']);
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

const scopes = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'hasOwnProperty'), smallJson, {
  noNullPrototype: true,
});
const unknowns = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 });

const questions = conditions.chain((schema) =>
  fc.record({
    schema: fc.constant(schema),
    scope: fc.oneof(near(schema).filter(isObject), scopes),
    unknown: unknowns,
  }),
);

test('C7 mayHold never says no to a condition that some value fulfils', () => {
  const seen = { held: 0, ruledOut: 0 };
  fc.assert(
    fc.property(questions, scopes, ({ schema, scope, unknown }, others) => {
      const condition = asCondition(schema);
      const answer = mayHold(condition, scope, unknown);
      const withOthers: JsonObject = { ...scope, ...pick(others, unknown) };
      if (holds(condition, scope) || holds(condition, withOthers)) {
        seen.held++;
        expect(answer).toBe(true);
      }
      if (!answer) seen.ruledOut++;
      // What stands at an unknown place plays no part in the answer.
      expect(mayHold(condition, withOthers, unknown)).toBe(answer);
    }),
    { seed: SEED, numRuns: 3000 },
  );
  expect(seen.held).toBeGreaterThan(500);
  expect(seen.ruledOut).toBeGreaterThan(500);
});

test('C7 with nothing unknown, mayHold is test', () => {
  fc.assert(
    fc.property(questions, ({ schema, scope }) => {
      expect(mayHold(asCondition(schema), scope, [])).toBe(holds(asCondition(schema), scope));
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

function pick(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
