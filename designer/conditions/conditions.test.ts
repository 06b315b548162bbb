import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { JsonValue } from '#core';
import { test as holds } from '#core/condition';
import { fromJson, openDraft, print, toJson, type Tree } from '#designer/edit';
import { findItem, outlineOf, type Item } from '#designer/form';
import { readTown } from '../../tests/examples/readTown.ts';
import { conditionSentence } from './conditionSentence.ts';
import { holdersOf, questionsIn } from './questions.ts';
import { readRows } from './readRows.ts';
import type { AnswerRow, GroupRow, Row, Rows } from './Rows.ts';
import { sampleRecords, truthOf } from './sampleRecords.ts';
import { writeRows } from './writeRows.ts';

const draft = openDraft(readTown());
const SURVEY = 'household-survey';
const answer = (question: string, more: Partial<AnswerRow> = {}): AnswerRow => ({
  kind: 'answer',
  question,
  operator: 'oneOf',
  values: ['rent'],
  not: false,
  ...more,
});

function outlineOfForm(form: string): Item {
  const outline = outlineOf(draft, form);
  if (outline === undefined) throw new Error(`no form ${form}`);
  return outline;
}
const written = (rows: Rows): JsonValue | undefined => {
  const tree = writeRows(rows);
  return tree && toJson(tree);
};
/** A row as it would be if somebody had made it here. */
const bare = (row: Row): Row => {
  const { tree: _tree, ...rest } = row as GroupRow;
  return row.kind === 'opaque'
    ? row
    : row.kind === 'group'
      ? { ...rest, rows: row.rows.map(bare) as GroupRow['rows'] }
      : rest;
};

describe('rows', () => {
  it('are written with every step required, so that no answer fulfils no comparison', () => {
    expect(written({ mode: 'all', rows: [answer('/properties/home/properties/kind')] })).toEqual({
      required: ['home'],
      properties: { home: { required: ['kind'], properties: { kind: { const: 'rent' } } } },
    });
    expect(
      written({
        mode: 'any',
        rows: [
          answer('/properties/a', { operator: 'filled', values: [] }),
          answer('/properties/b', { operator: 'has', values: [1, 2], not: true }),
        ],
      }),
    ).toEqual({
      anyOf: [
        { required: ['a'] },
        { not: { required: ['b'], properties: { b: { contains: { enum: [1, 2] } } } } },
      ],
    });
    expect(writeRows({ mode: 'all', rows: [] })).toBeUndefined();
  });

  it('leave what they have no form for as it is, however it is moved about', () => {
    const odd: Tree = {
      kind: 'object',
      members: [
        { key: 'properties', tree: fromJson({ a: { pattern: '^x' } }) },
        { key: 'minProperties', tree: { kind: 'scalar', json: '1' } },
      ],
    };
    const { rows } = readRows({
      kind: 'object',
      members: [{ key: 'allOf', tree: { kind: 'array', items: [odd, fromJson({ required: ['b'] })] } }],
    });
    expect(rows.map(({ kind }) => kind)).toEqual(['opaque', 'answer']);
    const moved = writeRows({ mode: 'any', rows: [...rows].reverse() });
    expect(moved && print(moved)).toBe(`{"anyOf":[{"required":["b"]},${print(odd)}]}`);
  });

  const leaf = fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      question: fc.constantFrom('/properties/a', '/properties/b/properties/c'),
      operator: fc.constantFrom('oneOf' as const, 'has' as const),
      values: fc.uniqueArray(fc.oneof(fc.constantFrom('x', 'y'), fc.integer(), fc.boolean()), {
        minLength: 1,
        maxLength: 3,
      }),
      not: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('answer' as const),
      question: fc.constant('/properties/n'),
      operator: fc.constantFrom('minimum' as const, 'exclusiveMaximum' as const),
      values: fc.tuple(fc.integer()),
      not: fc.boolean(),
    }),
    fc.constant<Row>({ kind: 'opaque', tree: fromJson({ minProperties: 2 }) }),
  );
  const group = fc.record({
    kind: fc.constant('group' as const),
    mode: fc.constantFrom('all' as const, 'any' as const),
    not: fc.boolean(),
    rows: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  });
  const rows = fc.record({
    mode: fc.constantFrom('all' as const, 'any' as const),
    rows: fc.array(fc.oneof(leaf, group), { minLength: 2, maxLength: 4 }),
  }) as fc.Arbitrary<Rows>;

  test('are read again as they were written, and written again to the byte', () => {
    fc.assert(
      fc.property(rows, (made) => {
        const tree = writeRows(made);
        if (tree === undefined) throw new Error('no condition');
        const read = readRows(tree);
        expect({ ...read, rows: read.rows.map(bare) }).toEqual(made);
        expect(writeRows(read)).toEqual(tree);
      }),
      { seed: 20_261_128, numRuns: 300 },
    );
  });

  test('of any JSON at all are written again to the byte, or mean the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, data) => {
        const tree = fromJson(value as JsonValue);
        const again = writeRows(readRows(tree));
        if (again === undefined) throw new Error('no condition');
        // A list of one is written without its list: it means the same.
        if (print(again) !== print(tree))
          expect(holds(toJson(again) as never, data as JsonValue)).toBe(
            holds(value as never, data as JsonValue),
          );
      }),
      { seed: 20_261_128, numRuns: 300 },
    );
  });
});

describe('what a condition can look at', () => {
  const outline = outlineOfForm(SURVEY);
  const groups = outline.children.filter(({ kind }) => kind === 'group');

  it('is the form and, inside a list, the same entry; never the question itself', () => {
    const [list] = groups;
    const inner = list?.children[0];
    if (list === undefined || inner === undefined) throw new Error('the survey has no list');
    expect(holdersOf(outline, inner)).toEqual([outline, list]);
    expect(questionsIn(list, inner)).not.toContain(inner);
    expect(questionsIn(outline, inner).every(({ pointer }) => !pointer.startsWith(`${list.pointer}/`))).toBe(
      true,
    );
    expect(findItem(outline, inner.pointer)).toBe(inner);
  });

  it('is told in words in both languages, and asked of the town’s examples', () => {
    const incident = outlineOfForm('incident');
    const condition = fromJson({ required: ['category'], properties: { category: { const: 'dispute' } } });
    const said = (language: string): string =>
      conditionSentence(draft, 'incident', { holder: incident, condition }, language);
    expect(said('zh-CN')).toContain('矛盾纠纷');
    expect(said('en')).toContain('Dispute');
    const records = sampleRecords(draft, 'incident');
    expect(records.length).toBeGreaterThan(10);
    const truths = records.map(({ data }) => truthOf(condition, incident, data));
    expect(truths).toEqual(records.map(({ data }) => [data['category'] === 'dispute']));
  });

  it('is asked of every entry of a list by itself', () => {
    const [list] = groups;
    const record = sampleRecords(draft, SURVEY).find(({ data }) => Array.isArray(data[list?.key ?? '']));
    if (list === undefined || record === undefined) throw new Error('no example with a list');
    const entries = record.data[list.key] as readonly JsonValue[];
    expect(truthOf(fromJson({}), list, record.data)).toEqual(entries.map(() => true));
  });
});
