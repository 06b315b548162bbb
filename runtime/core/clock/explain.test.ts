import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeadlineRun } from '#core/model';
import { OFFSET, at, kit, runOf } from './clock.fixture.ts';
import { localDate } from './dates.ts';
import { dueOfRun, endOfDay } from './dueOf.ts';
import { explain } from './explain.ts';

const natural = (amount: number): DeadlineRun['span'] => ({ amount, unit: 'days', rollover: true });
const working = (amount: number): DeadlineRun['span'] => ({ amount, unit: 'workdays', rollover: false });
const kinds = (run: DeadlineRun): readonly string[] =>
  explain(run, kit).days.map(
    ({ date, kind, n }) => `${date.slice(5)} ${kind}${n === undefined ? '' : ` ${n}`}`,
  );
const accepted = { 'zh-CN': '受理', en: 'Accept' };

describe('explain', () => {
  it('T7 names each day of a working-day deadline', () => {
    const run = runOf('2026-05-08T09:00', working(2));
    expect(kinds(run)).toEqual(['05-08 start', '05-09 worked 1', '05-10 off', '05-11 counted 2']);
    expect(explain(run, kit, accepted).sentence).toEqual({
      'zh-CN':
        '5月8日受理，当日不计；5月9日（调休上班）为第1天；5月10日为休息日，不计；5月11日为第2天；截止2026年5月11日（周一）24:00。',
      en: '8 May (Accept): not counted; 9 May (weekend, but worked): day 1; 10 May: off, not counted; 11 May: day 2. Due on Mon 11 May 2026, 24:00.',
    });
    expect(explain(run, kit).days.map(({ words }) => words['zh-CN'])).toEqual([
      '起算当日，不计',
      '调休上班，第1天',
      '周末，不计',
      '第2天',
    ]);
  });

  it('T7 says that a last day off moved on', () => {
    const run = runOf('2026-09-24T16:00', natural(7));
    expect(kinds(run).slice(-9)).toEqual([
      '09-30 counted 6',
      '10-01 counted 7',
      '10-02 off',
      '10-03 off',
      '10-04 off',
      '10-05 off',
      '10-06 off',
      '10-07 off',
      '10-08 moved',
    ]);
    expect(explain(run, kit).sentence['zh-CN']).toBe(
      '9月24日起算，当日不计；9月25日至10月1日为第1至7天；末日10月1日为休息日，顺延至10月8日；截止2026年10月8日（周四）24:00。',
    );
    expect(explain(run, kit).days.find(({ n }) => n === 7)?.words['zh-CN']).toBe('第7天，是休息日，须顺延');
    expect(explain(run, kit).days.at(-3)?.words['zh-CN']).toBe('放假，不计');
  });

  it('T7 a make-up day that keeps a last day from moving is named', () => {
    const run = runOf('2026-05-07T09:00', natural(2));
    expect(kinds(run)).toEqual(['05-07 start', '05-08 counted 1', '05-09 worked 2']);
  });

  it('T7 a deadline of no days is due on its starting day, and says so', () => {
    const run = runOf('2026-05-08T09:00', { ...natural(0), rollover: false });
    expect(explain(run, kit, accepted).sentence).toEqual({
      'zh-CN': '5月8日受理，当日到期；截止2026年5月8日（周五）24:00。',
      en: '8 May (Accept): due the same day. Due on Fri 8 May 2026, 24:00.',
    });
    expect(explain(run, kit).days.map(({ words }) => words['zh-CN'])).toEqual(['当日到期']);
    const off = runOf('2026-05-02T09:00', natural(0));
    expect(explain(off, kit, accepted).sentence['zh-CN']).toBe(
      '5月2日受理，当日到期；末日5月2日为休息日，顺延至5月6日；截止2026年5月6日（周三）24:00。',
    );
  });

  it('T4 says which year is not known', () => {
    const { provisional, sentence } = explain(runOf('2026-12-29T09:00', working(7)), kit);
    expect(provisional).toBe(true);
    expect(sentence['zh-CN']).toMatch(
      /为第4至7天；截止2027年1月7日（周四）24:00。2027年的放假安排还没有核实，这个日期是暂定的。$/u,
    );
    expect(sentence['en']).toMatch(/this date is provisional\.$/);
    expect(explain(runOf('2026-12-29T09:00', { ...natural(7), rollover: false }), kit).provisional).toBe(
      false,
    );
  });

  it('T5 names paused days, and says so while the clock stands still', () => {
    const held: DeadlineRun['pauses'] = [[at('2026-05-12T10:00'), at('2026-05-14T08:00')]];
    expect(kinds(runOf('2026-05-11T09:00', working(2), { pauses: held }))).toEqual([
      '05-11 start',
      '05-12 paused',
      '05-13 paused',
      '05-14 counted 1',
      '05-15 counted 2',
    ]);
    const standing = explain(
      runOf('2026-05-11T09:00', working(3), { pauses: [[at('2026-05-13T10:00'), null]] }),
      kit,
    );
    expect(standing.days.at(-1)).toMatchObject({ date: '2026-05-13', kind: 'paused' });
    expect(standing.sentence['zh-CN']).toBe(
      '5月11日起算，当日不计；5月12日为第1天；5月13日暂停计时，不计；现在暂停计时，已计1天，恢复后接着计算，截止时间待定。',
    );
  });

  it('T6 names an extension', () => {
    const run = runOf('2026-05-11T09:00', natural(2), { extendedTo: endOfDay('2026-05-16', OFFSET) });
    expect(kinds(run).slice(-4)).toEqual([
      '05-13 counted 2',
      '05-14 extended',
      '05-15 extended',
      '05-16 extended',
    ]);
    expect(explain(run, kit).sentence['zh-CN']).toContain(
      '已延期，期限改为2026年5月16日；截止2026年5月16日（周六）24:00。',
    );
    const shorter = runOf('2026-05-11T09:00', natural(4), { extendedTo: endOfDay('2026-05-13', OFFSET) });
    expect(kinds(shorter)).toEqual(['05-11 start', '05-12 counted 1', '05-13 extended']);
  });

  it('T7 explains hours and minutes', () => {
    const run = runOf('2026-05-01T22:00', { amount: 4, unit: 'hours', rollover: false });
    expect(kinds(run)).toEqual(['05-01 start', '05-02 counted']);
    expect(explain(run, kit).sentence['zh-CN']).toBe(
      '2026年5月1日 22:00起算，时限4小时，连续计时，休息日照计；截止2026年5月2日（周六）02:00。',
    );
  });

  it('T1 says that the starting day counts where it does', () => {
    const run = runOf('2026-05-11T09:00', { ...working(2), includeStart: true });
    expect(kinds(run)).toEqual(['05-11 counted 1', '05-12 counted 2']);
    expect(explain(run, kit).sentence['zh-CN']).toMatch(/^5月11日起算，当日计入；5月11日至12日为第1至2天；/u);
  });

  it('T7 the last day of the explanation is the due date, and its numbers run from 1 without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2025-12-01'), max: at('2027-01-31') }),
        fc.record({
          amount: fc.integer({ min: 1, max: 30 }),
          unit: fc.constantFrom('days', 'workdays', 'hours', 'minutes'),
          rollover: fc.boolean(),
          includeStart: fc.boolean(),
        }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })), {
          maxLength: 3,
        }),
        fc.option(fc.integer({ min: 1, max: 60 })),
        (startedAt, span, gaps, extension) => {
          let hour = startedAt;
          const pauses = gaps.map(([wait, length]): [number, number] => {
            const from = hour + wait * 3_600_000;
            hour = from + length * 3_600_000;
            return [from, hour];
          });
          const extendedTo =
            extension === null
              ? null
              : endOfDay(localDate(startedAt + extension * 86_400_000, OFFSET), OFFSET);
          const run = { ...runOf('2026-01-01', span), startedAt, pauses, extendedTo };
          const { due } = dueOfRun(run, kit.calendar, OFFSET);
          const { days } = explain(run, kit);
          expect(days.at(-1)?.date).toBe(localDate((due ?? 0) - 1, OFFSET));
          expect(days[0]?.date).toBe(localDate(startedAt, OFFSET));
          const numbers = days.flatMap(({ n }) => n ?? []);
          expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        },
      ),
    );
  });
});
