/** Calculations give the same values in V8 and in QuickJS, as CouchDB has it, as in the core (SPEC X1, X2). */
import { build } from 'esbuild';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core/base';
import { calculate, SIGNATURES } from '#core/calc';
import { kit } from './corpus.ts';
import { inQuickJs, inV8, type Run } from './engines.ts';

const TODAY = '2026-11-28';
const engines: Run[] = [];

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export { calculate } from '#core/calc';", resolveDir: import.meta.dirname },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'calc', target: 'es2017', minify: true },
  });
  // The question travels as the document, the answer as what is thrown.
  const source = `(function () { ${outputFiles[0]?.text ?? ''}
    return function (q) { throw { forbidden: JSON.stringify(calc.calculate(q.schema, q.data, q.around)) }; };
  })()`;
  engines.push(inV8(source, 0), await inQuickJs(source, 0));
}, 60_000);

const leaf = fc.oneof(
  fc.constantFrom<JsonValue>(
    { field: '/n' },
    { field: '/m' },
    { field: '/list/*/n' },
    { field: '/list' },
    { field: '/id' },
    { field: '/day' },
    { field: './grade' },
  ),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((units) => units / 100),
  fc.constantFrom<JsonValue>(
    0,
    1,
    2,
    '2024-02-29',
    '2026-01-01',
    '、',
    'x',
    'grade',
    'min',
    'good',
    true,
    null,
  ),
);
const expression = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc
      .tuple(
        fc.constantFrom(...Object.keys(SIGNATURES)),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      )
      .map(([name, args]) => ({ [name]: args })),
    tie('tree').map((value) => ({
      if: [{ required: ['n'], properties: { n: { minimum: 5 } } }, value, 'else'],
    })),
    fc.constant({ band: [{ field: '/n' }, 'grade', 'min'] }),
    fc.constant({ count: [{ field: '/list/*' }, { required: ['n'] }] }),
  ),
})).tree;
const number = fc.oneof(
  fc.integer({ min: -99_999, max: 99_999 }).map((units) => units / 100),
  fc.double({ noNaN: true }),
);
const data = fc.record(
  {
    n: number,
    m: number,
    day: fc.constantFrom('2000-02-29', '2026-11-28', '2026-13-01', '9999-12-31'),
    id: fc.constantFrom('11010519491231002X', '110105194912310021'),
    list: fc.array(fc.record({ n: number }, { requiredKeys: [] }), { maxLength: 4 }),
  },
  { requiredKeys: [] },
);

test('X1 X2 the engines of CouchDB calculate what the core calculates', () => {
  const codes = { grade: kit.codes['grade'] } as unknown as typeof kit.codes;
  let values = 0;
  fc.assert(
    fc.property(expression, data, (tree, record) => {
      const schema: JsonObject = { properties: { result: { 'x-calc': tree } as JsonObject } };
      const question = JSON.parse(
        JSON.stringify({ schema, data: record, around: { codes, today: TODAY } }),
      ) as {
        schema: JsonObject;
        data: JsonObject;
        around: Parameters<typeof calculate>[2];
      };
      const wanted = calculate(question.schema, question.data, question.around);
      if (wanted['result'] !== undefined) values += 1;
      const knock = { database: '', author: { name: '', roles: [] }, previous: null, document: question };
      const told = JSON.stringify({ forbidden: JSON.stringify(wanted) });
      for (const run of engines) expect(run(knock)).toBe(told);
    }),
    { seed: 74, numRuns: 1500 },
  );
  expect(values).toBeGreaterThan(400);
}, 60_000);
