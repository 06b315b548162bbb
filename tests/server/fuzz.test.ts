/** Arbitrary JSON at every place where a document or a query goes in: an answer below 500, and nothing is stored that should not be. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, event, logIn, PHOTO_FILE, start } from './harness.ts';
import type { Running, Sent } from './harness.ts';
import { GRID } from './minimalKit.ts';

const DB = `/grid-${GRID}`;
let server: Running;
let lin: string;
const faults: unknown[] = [];

beforeAll(async () => {
  server = await start({
    log: (level, message, facts) => {
      if (level === 'error') faults.push([message, facts]);
    },
  });
  lin = await logIn(server, 'lin');
});
afterAll(() => server.end());

const json = fc.jsonValue({ maxDepth: 3 });
const key = fc.constantFrom(
  ...[
    '_id',
    '_rev',
    '_revisions',
    '_attachments',
    '_deleted',
    '_conflicts',
    'kind',
    'case',
    'flow',
    'rev',
    'act',
    'by',
  ],
  ...['post', 'seat', 'grid', 'at', 'device', 'base', 'data', 'edits', 'toString', 'constructor', 'x'],
);

/** An event with one to three of its fields replaced or taken away. */
const mutant = fc.array(fc.tuple(key, fc.option(json, { nil: undefined })), { minLength: 1, maxLength: 3 });

function mutate(changes: readonly (readonly [string, unknown])[]): Sent {
  const sent: Record<string, unknown> = { ...event(), _attachments: { 'a.jpg': PHOTO_FILE } };
  for (const [name, value] of changes) sent[name] = value;
  return sent as Sent;
}

describe('arbitrary input', () => {
  test('as documents is refused one by one, whatever else is in the batch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutant, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (mutants, newEdits) => {
          const good = event();
          const stamped = newEdits ? good : { ...good, _rev: '1-0123456789abcdef0123456789abcdef' };
          const docs = [...mutants.map(mutate), stamped];
          const answer = await ask(server, lin, 'POST', `${DB}/_bulk_docs`, { docs, new_edits: newEdits });
          expect(answer.status).toBe(201);
          const stored = await ask(server, lin, 'GET', `${DB}/${encodeURIComponent(good._id)}`);
          expect(stored.status).toBe(200);
        },
      ),
      { numRuns: 150 },
    );
    expect(faults).toEqual([]);
  }, 600_000);

  test('as a whole body is a clear answer on every route', async () => {
    const paths = [
      '_bulk_docs',
      '_revs_diff',
      '_bulk_get',
      '_all_docs',
      '_changes?filter=_doc_ids',
      '_find',
      '_local/x',
      'x',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), json, async (path, body) => {
        const method = path === 'x' || path.startsWith('_local') ? 'PUT' : 'POST';
        const answer = await ask(server, lin, method, `${DB}/${path}`, JSON.stringify(body));
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
    expect(faults).toEqual([]);
  }, 600_000);

  test('as a selector finds something or is refused', async () => {
    const operator = fc.constantFrom(
      ...[
        '$eq',
        '$gt',
        '$lt',
        '$in',
        '$nin',
        '$ne',
        '$exists',
        '$type',
        '$size',
        '$mod',
        '$all',
        '$elemMatch',
        '$allMatch',
      ],
      ...['$and', '$or', '$nor', '$not', '$regex', '_id', 'kind', 'data', 'data.what'],
    );
    const selector = fc.letrec((tie) => ({
      node: fc.dictionary(
        operator,
        fc.oneof({ depthSize: 'small' }, json, tie('node'), fc.array(tie('node'), { maxLength: 2 })),
        {
          minKeys: 1,
          maxKeys: 3,
        },
      ),
    })).node;
    await fc.assert(
      fc.asyncProperty(selector, async (one) => {
        const answer = await ask(server, lin, 'POST', `${DB}/_find`, { selector: one, limit: 3 });
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
    expect(faults).toEqual([]);
  }, 600_000);
});
