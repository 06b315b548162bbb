/** Calculated fields along a case's life: filled in when it is sent, held by the replay, calculated anew after edits (SPEC X3). */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#core/base';
import type { CaseEvent, Edit } from '#core/model';
import { newEvent, replay } from '#core/replay';
import { decide } from '#core/rules';
import { loadTown } from '../examples/readTown.ts';

const { kit } = loadTown();
const TOWN = kit.division.town.code;
const GRID = Object.keys(kit.division.grids)[0]!;
const at = (time: string): number => Date.parse(`2026-04-08T${time}:00+08:00`);
const NOW = at('20:00');

const SHEET: JsonObject = { assessed: 'worker', name: '样例·陈禾', post: 'worker', year: 2026, quarter: 1 };
const ITEMS: JsonObject = {
  ...{ archives: 18, visits: 14, patrols: 14, incidents: 18 },
  ...{ disputes: 9, residents: 9, training: 5, discipline: 5 },
};

let count = 0;

function send(
  act: string,
  time: string,
  seen: readonly CaseEvent[],
  intent: { data?: JsonObject; edits?: readonly Edit[] },
): CaseEvent {
  count += 1;
  const actor = { person: 'center', post: 'center', seat: TOWN };
  const one = seen.length === 0 ? null : (replay(seen, kit, at(time)) ?? null);
  const from = { kit, flow: 'assessment', case: one, caseId: 'c', actor, device: 'd' };
  return newEvent({ ...from, id: `e${String(count)}`, at: at(time), intent: { act, grid: GRID, ...intent } });
}

const opened = send('open', '09:00', [], { data: SHEET });
const scored = send('score', '10:00', [opened], { edits: [{ pointer: '/items', to: ITEMS }] });
const record = (events: readonly CaseEvent[]): JsonObject => replay(events, kit, NOW)?.record ?? {};

describe('a calculated field', () => {
  test('X3 follows from what was edited, whoever sends a value of their own for it', () => {
    expect(record([opened])).not.toHaveProperty('total');
    expect(record([opened, scored])).toMatchObject({ total: 92, grade: 'excellent' });
    const forged = send('score', '10:00', [opened], {
      edits: [
        { pointer: '/items', to: ITEMS },
        { pointer: '/total', to: 110 },
      ],
    });
    expect(forged.edits).toEqual([{ pointer: '/items', to: ITEMS }]);
    const hostile = {
      ...forged,
      edits: [
        { pointer: '/items', to: ITEMS },
        { pointer: '/total', to: 110 },
      ],
    };
    const verdicts = replay([opened, hostile], kit, NOW)?.timeline.map(
      (entry) => entry.kind === 'event' && entry.verdict,
    );
    expect(verdicts?.[1]).toMatchObject({ status: 'refused', code: 'edits' });
  });

  test('X3 two people who change two summands at once meet no question, in either order of arrival', () => {
    const seen = [opened, scored];
    const one = send('score', '11:00', seen, { edits: [{ pointer: '/items/visits', from: 14, to: 10 }] });
    const other = send('score', '11:05', seen, { edits: [{ pointer: '/items/archives', from: 18, to: 8 }] });
    for (const events of [
      [...seen, one, other],
      [other, one, ...seen],
    ]) {
      const result = replay(events, kit, NOW);
      expect(result?.record).toMatchObject({ total: 78, grade: 'good', items: { visits: 10, archives: 8 } });
      expect(result?.questions).toEqual([]);
    }
  });

  test('X3 data with another value is refused, with the field in the reason', () => {
    const actor = {
      person: 'center',
      post: 'center',
      seat: TOWN,
      holdings: [{ post: 'center', seat: TOWN }],
    };
    const ask = (data: JsonObject) =>
      decide(kit, 'assessment', actor, { act: 'open', grid: GRID, data, at: NOW }, null);
    expect(ask({ ...SHEET, items: ITEMS, total: 92, grade: 'excellent' })).toEqual({ allow: true });
    expect(ask({ ...SHEET, items: ITEMS, total: 93, grade: 'excellent' })).toMatchObject({
      code: 'data',
      reason: { 'zh-CN': '总分由表单自动计算，收到的数值与计算结果不一致，请重新打开表单再提交。' },
    });
  });
});
