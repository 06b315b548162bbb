/** Of every kind of field the core's door and the validators generated for CouchDB take and refuse the same answers (SPEC Q6). */
import { beforeAll, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core/base';
import { judgeDocument, toReason } from '#core/door';
import { kindIds } from '#core/kinds';
import type { CaseEvent } from '#core/model';
import { buildValidator } from '#couch';
import { everyKind, SAMPLES } from '../../stories/_samples.ts';
import { readTown } from '../examples/readTown.ts';
import { townWith } from '../laws/kindKit.ts';
import { appliedEvents, kit as town, knockOf, LATER, type Knock } from './corpus.ts';
import { inQuickJs, inV8, type Run } from './engines.ts';

const PATH = 'forms/patrol-log/form.schema.json';
const form = JSON.parse(readTown().get(PATH) ?? '{}') as JsonObject;
const properties = { ...(form['properties'] as JsonObject), kinds: everyKind() };
const kit = townWith({ [PATH]: { ...form, properties } });
const opening = appliedEvents(town).find(({ flow, act }) => flow === 'patrol-log' && act === 'open')!;
const engines: Run[] = [];

beforeAll(async () => {
  const source = await buildValidator('grid', [kit]);
  engines.push(inV8(source, LATER), await inQuickJs(source, LATER));
}, 60_000);

/** A patrol on which this kind was answered so. */
function patrol(id: string, value: JsonValue): Knock {
  // What the other kinds hold decides nothing here; the sum is always there, as `newEvent` fills it in.
  const data = { ...opening.data, kinds: { calculated: 4, [id]: value } };
  const event: CaseEvent = { ...opening, rev: kit.revision, data };
  return knockOf(event, kit);
}

test.each(kindIds)('Q6 %s: the doors agree, and take the right answers only', (id) => {
  const ask = (value: JsonValue): boolean => {
    const knock = patrol(id, value);
    const { database, author, document, previous } = knock;
    const find = (revision: string): typeof kit | undefined => (revision === kit.revision ? kit : undefined);
    const judgement = judgeDocument(find, database, author, document, previous, LATER);
    const told = judgement.allow ? 'null' : JSON.stringify({ forbidden: toReason(judgement.refusal) });
    for (const run of engines) expect(run(knock)).toBe(told);
    if (!judgement.allow) expect(judgement.refusal.code).toBe('data');
    return judgement.allow;
  };
  const { right, wrong } = SAMPLES[id];
  expect(right.filter((value) => !ask(value))).toEqual([]);
  expect(wrong.filter(ask)).toEqual([]);
});
