import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core/base';
import type { CodeTable } from '#core/model';
import {
  type Around,
  calculate,
  dependenciesOf,
  expressionProblems,
  type Kinded,
  planOf,
  SIGNATURES,
  validateRecord,
  warningsOf,
} from './index.ts';

const grade: CodeTable = {
  id: 'grade',
  title: { en: 'Grade' },
  standard: 'own',
  edition: '2026',
  confidence: 'high',
  codes: [
    { code: 'good', title: { en: 'Good' }, facts: { from: 75, lead: 'justice' } },
    { code: 'best', title: { en: 'Best' }, facts: { from: 90 } },
    { code: 'poor', title: { en: 'Poor' }, facts: { from: 0 } },
    { code: 'none', title: { en: 'None' } },
  ],
};
const around: Around = {
  codes: { grade },
  today: '2026-11-28',
  workdaysLater: (date, amount) => `${date}+${String(amount)}`,
};

/** A form with one calculated field beside free ones. */
const form = (expression: JsonValue): JsonObject => ({
  type: 'object',
  properties: { result: { 'x-calc': expression } as JsonObject },
});
const value = (expression: JsonValue, data: JsonObject = {}, of: Around = around): JsonValue | undefined =>
  calculate(form(expression), data, of)['result'];
const field = (place: string): JsonObject => ({ field: place });

const people: JsonObject = {
  a: 3,
  b: 0.1,
  c: 0.2,
  empty: '',
  nothing: null,
  word: 'x',
  born: '1949-12-31',
  id: '11010519491231002X',
  members: [{ income: 1.1, tags: ['p', 'q'] }, { income: 2.2 }, { name: '甲', income: 'none' }],
};

describe('X1 what each function gives', () => {
  test.each<[JsonValue, JsonValue | undefined]>([
    [{ add: [field('/b'), field('/c')] }, 0.3],
    [{ add: [field('/a'), field('/missing')] }, undefined],
    [{ add: [field('/a'), field('/word')] }, undefined],
    [{ subtract: [1, 0.9] }, 0.1],
    [{ subtract: [10, 3, 2] }, 5],
    [{ multiply: [1.1, 1.1] }, 1.21],
    [{ multiply: [-2, 0.5] }, -1],
    [{ divide: [10, 4] }, 2.5],
    [{ divide: [2, 3] }, 0.6667],
    [{ divide: [-2, 3] }, -0.6667],
    [{ divide: [1, 0] }, undefined],
    [{ sum: [field('/members/*/income')] }, 3.3],
    [{ sum: [field('/a'), field('/missing')] }, 3],
    [{ sum: [field('/missing')] }, undefined],
    [{ mean: [field('/members/*/income')] }, 1.65],
    [{ min: [field('/a'), field('/b'), field('/c')] }, 0.1],
    [{ max: [field('/members/*/income'), 2] }, 2.2],
    [{ min: ['2026-01-02', '2025-12-31', 'x'] }, '2025-12-31'],
    [{ count: [field('/members/*')] }, 3],
    [{ count: [field('/members')] }, 3],
    [{ count: [field('/members/*/name')] }, 1],
    [{ count: [field('/missing')] }, 0],
    [{ count: [field('/members/*'), { required: ['name'] }] }, 1],
    [{ count: [field('/members/*/tags')] }, 2],
    [{ round: [2.345, 2] }, 2.35],
    [{ round: [-2.5] }, -3],
    [{ round: [1.005, 2] }, 1.01],
    [{ round: [1, 5] }, undefined],
    [{ if: [{ required: ['a'] }, 'yes', 'no'] }, 'yes'],
    [{ if: [{ required: ['missing'] }, 'yes'] }, undefined],
    [{ ifMissing: [field('/missing'), field('/empty'), field('/nothing'), 7] }, 7],
    [{ today: [] }, '2026-11-28'],
    [{ age: [field('/born')] }, 76],
    [{ age: [field('/id')] }, 76],
    [{ age: [field('/born'), '2000-12-30'] }, 50],
    [{ age: [field('/born'), '2000-12-31'] }, 51],
    [{ age: ['2030-01-01'] }, undefined],
    [{ age: ['2004-02-29', '2025-02-28'] }, 20],
    [{ age: ['2004-02-29', '2025-03-01'] }, 21],
    [{ daysBetween: ['2026-02-28', '2026-03-01'] }, 1],
    [{ daysBetween: ['2026-03-01', '2026-02-28'] }, -1],
    [{ daysBetween: ['2026-02-30', '2026-03-01'] }, undefined],
    [{ daysLater: ['2026-12-31', 1] }, '2027-01-01'],
    [{ daysLater: ['9999-12-31', 1] }, undefined],
    [{ daysLater: ['2026-12-31', 1.5] }, undefined],
    [{ workdaysLater: ['2026-12-31', 2] }, '2026-12-31+2'],
    [{ birthDate: [field('/id')] }, '1949-12-31'],
    [{ sex: [field('/id')] }, '2'],
    [{ sex: [field('/word')] }, undefined],
    [
      { join: ['、', field('/word'), field('/missing'), field('/b'), field('/members/*/name')] },
      'x、0.1、甲',
    ],
    [{ join: ['、', field('/missing')] }, undefined],
    [{ join: ['', 'x'.repeat(900), 'y'.repeat(101)] }, undefined],
    [{ lookup: ['good', 'grade', 'lead'] }, 'justice'],
    [{ lookup: ['best', 'grade', 'lead'] }, undefined],
    [{ lookup: ['constructor', 'grade', 'lead'] }, undefined],
    [{ band: [89.9, 'grade', 'from'] }, 'good'],
    [{ band: [90, 'grade', 'from'] }, 'best'],
    [{ band: [-1, 'grade', 'from'] }, undefined],
    [{ band: [field('/missing'), 'grade', 'from'] }, undefined],
    // What is no expression has no value.
    [null, undefined],
    [{}, undefined],
    [{ add: [1, 2], sum: [1] }, undefined],
    [{ toString: [1] }, undefined],
    [{ field: 'a' }, undefined],
    [{ field: '/members' }, undefined],
  ])('%j', (expression, expected) => {
    expect(value(expression, people)).toEqual(expected);
  });
});

describe('X2 decimals', () => {
  const digits = fc.integer({ min: -100_000_000_000_000, max: 100_000_000_000_000 });
  /** Ten-thousandths as a big whole number: what the arithmetic has to agree with. */
  const wanted = (units: bigint): number | undefined =>
    units > 100_000_000_000_000n || units < -100_000_000_000_000n ? undefined : Number(units) / 10_000;
  const halfAway = (top: bigint, by: bigint): bigint => {
    const [size, step] = [top < 0n ? -top : top, by < 0n ? -by : by];
    const rounded = (size + step / 2n) / step;
    return top < 0n !== by < 0n ? -rounded : rounded;
  };

  test('X2 add, subtract, multiply, divide and round are exact to four decimals', () => {
    fc.assert(
      fc.property(
        fc.oneof(digits, fc.integer({ min: -10_000_000, max: 10_000_000 })),
        fc.oneof(digits, fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: -9, max: 9 })),
        fc.integer({ min: 0, max: 4 }),
        (left, right, decimals) => {
          const [a, b] = [left / 10_000, right / 10_000];
          const [x, y] = [BigInt(left), BigInt(right)];
          const step = 10n ** BigInt(4 - decimals);
          const quotient = right === 0 ? undefined : wanted(halfAway(x * 10_000n, y));
          expect([
            value({ add: [a, b] }),
            value({ subtract: [a, b] }),
            value({ multiply: [a, b] }),
            value({ divide: [a, b] }),
            value({ round: [a, decimals] }),
          ]).toEqual([
            wanted(x + y),
            wanted(x - y),
            wanted(halfAway(x * y, 10_000n)),
            quotient,
            wanted(halfAway(x, step) * step),
          ]);
        },
      ),
      { seed: 71, numRuns: 1500 },
    );
  }, 30_000);

  test('X2 no NaN, no infinity and no minus zero, whatever numbers are given', () => {
    const call = fc.tuple(
      fc.constantFrom('add', 'subtract', 'multiply', 'divide', 'sum', 'mean', 'min', 'max', 'round', 'count'),
      fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1e300, -1e300, 1e10, 5e-324)), {
        minLength: 1,
        maxLength: 4,
      }),
    );
    fc.assert(
      fc.property(call, ([name, args]) => {
        const result = value({ [name]: args });
        if (result === undefined) return;
        expect(Number.isFinite(result)).toBe(true);
        expect(Object.is(result, -0)).toBe(false);
        expect(JSON.parse(JSON.stringify(result))).toBe(result);
      }),
      { seed: 72, numRuns: 1500 },
    );
  }, 30_000);
});

/** Expressions that mostly make sense, over {@link people}, and now and then do not. */
const anyExpression = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<JsonValue>(
      1,
      2.5,
      'x',
      '2026-01-01',
      true,
      field('/a'),
      field('/members/*/income'),
      field('./id'),
    ),
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
    fc
      .tuple(
        fc.constantFrom(
          'add',
          'sum',
          'mean',
          'min',
          'round',
          'if',
          'count',
          'age',
          'join',
          'ifMissing',
          'band',
          'lookup',
        ),
        fc.array(tie('tree'), { maxLength: 3 }),
      )
      .map(([name, args]) => ({ [name]: args })),
  ),
})).tree;

test('X1 an expression of any shape over any data is total: it never throws, and calculating twice changes nothing', () => {
  fc.assert(
    fc.property(
      anyExpression,
      fc.oneof(
        fc.constant(people),
        fc.dictionary(fc.constantFrom('a', 'members', 'result', '__proto__'), fc.jsonValue()),
      ),
      (expression, data) => {
        const schema = form(expression);
        const once = calculate(schema, data as JsonObject, around);
        expect(calculate(schema, once, around)).toBe(once);
        expect(validateRecord(schema, once, around).filter(({ keyword }) => keyword === 'x-calc')).toEqual(
          [],
        );
        const { result: _before, ...rest } = data as JsonObject;
        const { result: _after, ...same } = once;
        expect(same).toEqual(rest);
      },
    ),
    { seed: 73, numRuns: 800 },
  );
}, 30_000);

test('X5 an expression without a problem gives its kind or nothing, whatever the data', () => {
  const fields: Readonly<Record<string, Kinded>> = {
    a: { kind: 'number', list: false },
    word: { kind: 'text', list: false },
    born: { kind: 'date', list: false },
    'members.*.income': { kind: 'number', list: true },
    members: { kind: 'group', list: true },
  };
  const tree = fc.letrec<{ tree: JsonValue }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<JsonValue>(
        ...[1, 'x', '2026-01-01', field('/a'), field('/word'), field('/born'), field('/members/*/income')],
        ...[field('/members'), field('/nowhere'), field('a'), { if: [true, 1] }, { today: [] }],
      ),
      fc
        .tuple(fc.constantFrom(...Object.keys(SIGNATURES)), fc.array(tie('tree'), { maxLength: 3 }))
        .map(([name, args]) => ({ [name]: args })),
    ),
  })).tree;
  const data = fc.record(
    {
      a: fc.double({ noNaN: true }),
      word: fc.constantFrom('x', '2026-02-02', '11010519491231002X'),
      born: fc.constantFrom('2000-02-29', '2026-02-02'),
      members: fc.array(fc.constantFrom<JsonObject>({ income: 3 }, {}), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  );
  const kinds = {
    number: 'number',
    text: 'string',
    date: 'string',
    flag: 'boolean',
    group: 'never',
    any: 'never',
  };
  const seen = new Set<string>();
  fc.assert(
    fc.property(tree, data, (expression, record) => {
      const { problems, gives } = expressionProblems(expression, {
        inEntry: false,
        kindAt: ({ steps }) => fields[steps.join('.')],
        factsOf: () => undefined,
      });
      if (problems.length > 0 || gives.list || gives.kind === 'group' || gives.kind === 'any') return;
      const result = value(expression, record);
      seen.add(`${gives.kind} ${result === undefined ? 'nothing' : 'value'}`);
      if (result !== undefined) expect([expression, typeof result]).toEqual([expression, kinds[gives.kind]]);
    }),
    { seed: 75, numRuns: 4000 },
  );
  expect([...seen].sort()).toEqual(
    expect.arrayContaining(['date value', 'number nothing', 'number value', 'text value']),
  );
}, 30_000);

test('X1 nesting beyond twenty calls has no value, and no stack is lost to it', () => {
  let deep: JsonValue = 1;
  for (let level = 0; level < 20; level++) deep = { add: [deep, 1] };
  expect(value(deep)).toBe(21);
  for (let level = 0; level < 20_000; level++) deep = { add: [deep, 1] };
  expect(value(deep)).toBeUndefined();
  expect(dependenciesOf(deep).places).toEqual([]);
});

describe('fields that read each other', () => {
  const properties: JsonObject = {
    grade: {
      type: 'string',
      'x-calc': { if: [{ required: ['veto'] }, 'poor', { band: [field('/total'), 'grade', 'from'] }] },
    },
    total: {
      type: 'number',
      'x-calc': { round: [{ add: [field('/items/one'), { ifMissing: [field('/bonus'), 0] }] }, 1] },
    },
    items: {
      type: 'object',
      properties: {
        one: { type: 'number' },
        double: { type: 'number', 'x-calc': { multiply: [field('./one'), 2] } },
      },
    },
    members: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          age: { type: 'integer', 'x-calc': { age: [{ ifMissing: [field('./id'), field('./born')] }] } },
          doubled: { type: 'number', 'x-calc': { sum: [field('/members/*/born')] } },
        },
      },
    },
    adults: {
      type: 'integer',
      'x-calc': { count: [field('/members/*'), { required: ['age'], properties: { age: { minimum: 18 } } }] },
    },
  };
  const schema: JsonObject = { type: 'object', properties };
  const data: JsonObject = {
    items: { one: 88.04 },
    bonus: 2,
    members: [{ born: '2020-01-01' }, { id: '11010519491231002X' }, {}],
  };
  const filled = calculate(schema, data, around);

  test('X4 are calculated in the order in which they need each other, in groups and in every entry', () => {
    expect(filled).toEqual({
      items: { one: 88.04, double: 176.08 },
      bonus: 2,
      total: 90,
      grade: 'best',
      members: [{ born: '2020-01-01', age: 6 }, { id: '11010519491231002X', age: 76 }, {}],
      adults: 1,
    });
    expect(calculate(schema, { ...data, veto: 'x' }, around)['grade']).toBe('poor');
    expect(calculate(schema, {}, around)).toEqual({ adults: 0 });
  });

  test('X4 a circle is named in the order of reading, and has no value', () => {
    const circle: JsonObject = {
      properties: {
        a: { 'x-calc': { add: [field('/b'), 1] } },
        b: { 'x-calc': { add: [field('/c'), 1] } },
        c: { 'x-calc': { add: [field('./a'), 1] } },
        d: { 'x-calc': { add: [1, 1] } },
      },
    };
    expect(planOf(circle).cycles.map((one) => one.map(({ steps }) => steps.join('.')))).toEqual([
      ['a', 'b', 'c'],
    ]);
    expect(calculate(circle, {}, around)).toEqual({ d: 2 });
  });

  test('X4 only what depends on a change is calculated again, with the same outcome as all of it', () => {
    const more = { ...filled, items: { one: 50, double: 176.08 } };
    expect(calculate(schema, more, around, ['/items/one'])).toEqual(calculate(schema, more, around));
    expect(calculate(schema, more, around, ['/bonus'])).toEqual({ ...more, total: 52, grade: 'poor' });
    expect(calculate(schema, more, around, ['/elsewhere'])).toBe(more);
    const born = { ...filled, members: [{ born: '2000-01-01', age: 6 }] };
    expect(calculate(schema, born, around, ['/members/0/born'])).toMatchObject({
      members: [{ age: 26 }],
      adults: 1,
    });
  });

  test('X3 a value other than what follows is a violation at its place, and so is one that should not be there', () => {
    const told = (change: JsonObject): unknown =>
      validateRecord(schema, { ...filled, ...change }, around).map(({ pointer, keyword, params }) => [
        pointer,
        keyword,
        params,
      ]);
    expect(told({})).toEqual([]);
    expect(told({ total: 95 })).toEqual([['/total', 'x-calc', { expected: 90 }]]);
    expect(told({ members: [{ age: 3 }], adults: 0 })).toEqual([['/members/0/age', 'x-calc', {}]]);
    const { total: _total, ...without } = filled;
    expect(validateRecord(schema, without, around)).toMatchObject([
      { pointer: '/total', params: { expected: 90 } },
    ]);
  });

  test('X3 what asks for a day that is not known, or for the calendar, stays as it was stored', () => {
    const unknown: Around = { codes: { grade } };
    const stored = { members: [{ born: '2020-01-01', age: 40 }], adults: 1 };
    expect(calculate(schema, stored, unknown)).toBe(stored);
    expect(validateRecord(schema, stored, unknown)).toEqual([]);
    const due = form({ workdaysLater: [field('/from'), 3] });
    const chosen = { from: '2026-01-01', result: '2026-01-09' };
    expect(validateRecord(due, chosen, { codes: {}, today: '2026-01-01' })).toEqual([]);
    expect(validateRecord(due, chosen, around)).toHaveLength(1);
  });

  test('X1 linear: twice the entries are read about twice as often', () => {
    const reads = (size: number): number => {
      let count = 0;
      const entry = (): JsonObject =>
        Object.defineProperty({}, 'born', {
          enumerable: true,
          get: () => {
            count += 1;
            return '2000-01-01';
          },
        });
      calculate(schema, { members: Array.from({ length: size }, entry) }, around);
      return count;
    };
    expect(reads(200) / reads(100)).toBeLessThan(2.1);
  });
});

describe('X6 cross-field checks', () => {
  const message = { 'zh-CN': '不满十四周岁，要填监护人。', en: 'Under fourteen a guardian is needed.' };
  const schema: JsonObject = {
    type: 'object',
    properties: {
      members: {
        type: 'array',
        items: {
          type: 'object',
          properties: { age: { type: 'integer' }, guardian: { type: 'string' } },
          'x-checks': [
            {
              when: { required: ['age'], properties: { age: { exclusiveMaximum: 14 } } },
              must: { required: ['guardian'] },
              field: '/guardian',
              message,
            },
          ],
        },
      },
    },
    'x-checks': [{ must: { not: { required: ['a', 'b'] } }, field: '/b', message }, { must: false }, 7],
  };

  test('X6 hold when they are met, and else name their field with the words of the form', () => {
    const told = (data: JsonObject): unknown => validateRecord(schema, data, around);
    expect(told({ members: [{ age: 14 }, { age: 3, guardian: '甲' }, {}] })).toEqual([]);
    expect(told({ members: [{ age: 14 }, { age: 3 }], a: 1, b: 1 })).toEqual([
      { pointer: '/b', keyword: 'x-checks', params: { message } },
      { pointer: '/members/1/guardian', keyword: 'x-checks', params: { message } },
    ]);
  });

  test('X8 one that warns refuses nothing and is told apart', () => {
    const warned = { must: { required: ['a'] }, field: '/a', message, warns: true };
    const both: JsonObject = {
      type: 'object',
      'x-checks': [warned, { ...warned, field: '/b', warns: false }],
    };
    const at = (pointer: string): unknown => ({ pointer, keyword: 'x-checks', params: { message } });
    expect(validateRecord(both, {}, around)).toEqual([at('/b')]);
    expect(warningsOf(both, {})).toEqual([at('/a')]);
    expect(warningsOf(both, { a: 1 })).toEqual([]);
  });
});
