import { isWorkday as oracle } from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFSET, at, calendar } from './clock.fixture.ts';
import { addDays, isWorkday, localDate, weekdayOf } from './dates.ts';
import { civilFromDay, dateOfDay, dayFromCivil, parseDate } from './days.ts';
import { formatDue, formatInstant } from './formatInstant.ts';

describe('dates', () => {
  it('T8 all 365 days of 2026 agree with an independent calendar', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
    const differing = days.filter((day) => isWorkday(day, calendar).workday !== oracle(day));
    expect(days.at(-1)).toBe('2026-12-31');
    expect(differing).toEqual([]);
    expect(days.filter((day) => isWorkday(day, calendar).workday)).toHaveLength(248);
    expect(days.every((day) => isWorkday(day, calendar).verified)).toBe(true);
  });

  it('T3 a year that the calendar does not know follows the week and says that it is not verified', () => {
    expect(isWorkday('2027-01-01', calendar)).toEqual({ workday: true, verified: false });
    expect(isWorkday('2027-01-02', calendar)).toEqual({ workday: false, verified: false });
    expect(isWorkday('2025-12-31', { years: {} })).toEqual({ workday: true, verified: false });
  });

  it('T3 years apart leave the years between them unverified, and dates of another year do not count', () => {
    const file = { source: '', verified: true, work: [] };
    const gap = {
      years: {
        '2024': { ...file, year: 2024, off: ['2025-06-03'] },
        '2026': { ...file, year: 2026, off: ['2026-06-03', 'soon', '2026-02-30'] },
        '99999': { ...file, year: 99_999, off: [] },
      },
    };
    expect(isWorkday('2025-06-03', gap)).toEqual({ workday: true, verified: false });
    expect(isWorkday('2026-06-03', gap)).toEqual({ workday: false, verified: true });
    expect(isWorkday('2024-12-31', gap)).toEqual({ workday: true, verified: true });
    expect(isWorkday('2026-12-31', gap)).toEqual({ workday: true, verified: true });
  });

  it('T1 days are local days of the fixed offset', () => {
    expect(localDate(Date.UTC(2026, 4, 7, 15, 59), OFFSET)).toBe('2026-05-07');
    expect(localDate(Date.UTC(2026, 4, 7, 16, 0), OFFSET)).toBe('2026-05-08');
    expect(localDate(Date.UTC(2026, 4, 7, 4, 59), -300)).toBe('2026-05-06');
  });

  it('T1 the civil calendar agrees with that of the language', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const civil = civilFromDay(day);
        expect(dayFromCivil(civil)).toBe(day);
        const date = new Date(day * 86_400_000);
        expect([civil.year, civil.month, civil.day]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(parseDate(dateOfDay(day))).toBe(day);
      }),
    );
  });

  it('T1 what is no real date is no day', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-05-08T00:00']) {
      expect(parseDate(text)).toBeUndefined();
      expect(weekdayOf(text)).toBeUndefined();
      expect(isWorkday(text, calendar)).toEqual({ workday: false, verified: false });
    }
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(weekdayOf('2026-05-08')).toBe(5);
  });

  it('T1 an instant reads as a date in both languages, and a due date as 24:00', () => {
    const instant = at('2026-05-08T09:05');
    expect(formatInstant(instant, OFFSET, 'zh-CN', 'date')).toBe('2026年5月8日');
    expect(formatInstant(instant, OFFSET, 'zh-CN', 'datetime')).toBe('2026年5月8日 09:05');
    expect(formatInstant(instant, OFFSET, 'en', 'datetime')).toBe('8 May 2026, 09:05');
    expect(formatDue(at('2026-05-16T00:00'), OFFSET, 'zh-CN')).toBe('2026年5月15日 24:00');
    expect(formatDue(at('2026-05-16T00:00'), OFFSET, 'en')).toBe('15 May 2026, 24:00');
    expect(formatDue(instant, OFFSET, 'zh-CN')).toBe('2026年5月8日 09:05');
  });
});
