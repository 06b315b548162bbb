import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pause, Span } from './countDays.ts';
import { OFFSET, at, calendar } from './clock.fixture.ts';
import { localDate } from './dates.ts';
import { dueOf, dueOfRun, endOfDay } from './dueOf.ts';

const DAY = 86_400_000;
const plain = (amount: number): Span => ({ amount, unit: 'days', rollover: false });
const rolled = (amount: number): Span => ({ amount, unit: 'days', rollover: true });
const worked = (amount: number): Span => ({ amount, unit: 'workdays', rollover: false });

function dueDate(
  start: string,
  span: Span,
  pauses: readonly Pause[] = [],
): { date: string | null; provisional: boolean } {
  const { due, provisional } = dueOf(at(start), span, pauses, calendar, OFFSET);
  return { date: due === null ? null : localDate(due - 1, OFFSET), provisional };
}

/** domain.md §3.4: start; 2 natural days, rolled over, 2 working days; the same for 7. */
const WORKED_DATES = [
  ['2026-02-12', '2026-02-14', '2026-02-14', '2026-02-14', '2026-02-19', '2026-02-24', '2026-02-28'],
  ['2026-02-13', '2026-02-15', '2026-02-24', '2026-02-24', '2026-02-20', '2026-02-24', '2026-03-02'],
  ['2026-02-14', '2026-02-16', '2026-02-24', '2026-02-25', '2026-02-21', '2026-02-24', '2026-03-03'],
  ['2026-04-03', '2026-04-05', '2026-04-07', '2026-04-08', '2026-04-10', '2026-04-10', '2026-04-15'],
  ['2026-05-08', '2026-05-10', '2026-05-11', '2026-05-11', '2026-05-15', '2026-05-15', '2026-05-18'],
  ['2026-09-24', '2026-09-26', '2026-09-28', '2026-09-29', '2026-10-01', '2026-10-08', '2026-10-12'],
  ['2026-09-30', '2026-10-02', '2026-10-08', '2026-10-09', '2026-10-07', '2026-10-08', '2026-10-15'],
  ['2026-12-29', '2026-12-31', '2026-12-31', '2026-12-31', '2027-01-05', '2027-01-05', '2027-01-07'],
] as const;

describe('dueOf', () => {
  it.each(WORKED_DATES)('T8 the worked dates from %s hold', (start, ...dates) => {
    const spans = [plain(2), rolled(2), worked(2), plain(7), rolled(7), worked(7)];
    for (const time of ['00:00', '09:30', '23:59']) {
      expect(spans.map((span) => dueDate(`${start}T${time}`, span).date)).toEqual(dates);
    }
  });

  it('T1 a day deadline falls at 24:00 of its last local day', () => {
    expect(dueOf(at('2026-05-08T09:00'), plain(7), [], calendar, OFFSET).due).toBe(at('2026-05-16T00:00'));
  });

  it('T1 the starting day counts only with includeStart, and then only if it is worked', () => {
    expect(dueDate('2026-05-08', { ...worked(1), includeStart: true }).date).toBe('2026-05-08');
    expect(dueDate('2026-05-10', { ...worked(1), includeStart: true }).date).toBe('2026-05-11');
  });

  it('T1 an amount of 0 ends with the starting day', () => {
    expect(dueOf(at('2026-05-08T09:00'), plain(0), [], calendar, OFFSET).due).toBe(at('2026-05-09T00:00'));
    expect(dueDate('2026-05-08', worked(0)).date).toBe('2026-05-08');
    expect(dueDate('2026-05-08', { ...worked(0), includeStart: true }).date).toBe('2026-05-08');
  });

  it('T2 no days move on from a starting day that is off only with rollover', () => {
    expect(dueDate('2026-05-02', plain(0)).date).toBe('2026-05-02');
    expect(dueDate('2026-05-02', worked(0)).date).toBe('2026-05-02');
    expect(dueDate('2026-05-02', rolled(0)).date).toBe('2026-05-06');
  });

  it('T2 hours and minutes run on through days off', () => {
    const hours = dueOf(
      at('2026-05-01T22:00'),
      { amount: 4, unit: 'hours', rollover: false },
      [],
      calendar,
      OFFSET,
    );
    expect(hours).toEqual({ due: at('2026-05-02T02:00'), provisional: false });
    const minutes = dueOf(
      at('2027-01-01T00:00'),
      { amount: 20, unit: 'minutes', rollover: false },
      [],
      calendar,
      OFFSET,
    );
    expect(minutes).toEqual({ due: at('2027-01-01T00:20'), provisional: false });
  });

  it('T4 a year without a verified calendar makes the date provisional', () => {
    expect(dueDate('2026-12-29', worked(2)).provisional).toBe(false);
    expect(dueDate('2026-12-29', worked(7)).provisional).toBe(true);
    expect(dueDate('2026-12-29', rolled(2)).provisional).toBe(false);
    expect(dueDate('2026-12-29', rolled(7)).provisional).toBe(true);
    expect(dueDate('2026-12-29', plain(7)).provisional).toBe(false);
    expect(dueDate('2025-12-30', worked(2)).provisional).toBe(true);
  });

  it('T4 a calendar that is there but not verified is used, and the date is provisional', () => {
    const draft = {
      years: { '2027': { year: 2027, verified: false, source: 'guess', off: ['2027-01-01'], work: [] } },
    };
    const due = dueOf(at('2026-12-31T09:00'), worked(1), [], draft, OFFSET);
    expect(due).toEqual({ due: endOfDay('2027-01-04', OFFSET), provisional: true });
  });

  it('T5 a day whose end falls into a pause is not counted', () => {
    const pause: Pause = [at('2026-05-11T10:00'), at('2026-05-13T08:00')];
    expect(dueDate('2026-05-08', worked(2), [pause]).date).toBe('2026-05-13');
    expect(dueDate('2026-05-08', rolled(2), [pause]).date).toBe('2026-05-13');
    expect(dueDate('2026-05-08', plain(2), [pause]).date).toBe('2026-05-10');
  });

  it('T5 24:00 belongs to the day that ends', () => {
    expect(dueDate('2026-05-11', worked(1), [[at('2026-05-13'), at('2026-05-20')]]).date).toBe('2026-05-12');
    expect(dueDate('2026-05-11', worked(1), [[at('2026-05-12'), at('2026-05-13')]]).date).toBe('2026-05-13');
  });

  it('T5 while paused there is no due date, unless it had passed before', () => {
    expect(dueDate('2026-05-11', worked(2), [[at('2026-05-12T09:00'), null]]).date).toBeNull();
    expect(dueDate('2026-05-11', worked(2), [[at('2026-05-14T09:00'), null]]).date).toBe('2026-05-13');
    expect(dueDate('2026-05-07', rolled(3), [[at('2026-05-11T09:00'), null]]).date).toBeNull();
  });

  it('T5 paused time is added to hours', () => {
    const span: Span = { amount: 4, unit: 'hours', rollover: false };
    const start = at('2026-05-11T09:00');
    const due = (pauses: readonly Pause[]): number | null => dueOf(start, span, pauses, calendar, OFFSET).due;
    expect(due([[at('2026-05-11T10:00'), at('2026-05-11T12:00')]])).toBe(at('2026-05-11T15:00'));
    expect(due([[at('2026-05-11T08:00'), at('2026-05-11T10:00')]])).toBe(at('2026-05-11T14:00'));
    expect(
      due([
        [at('2026-05-11T10:00'), at('2026-05-11T12:00')],
        [at('2026-05-11T14:00'), at('2026-05-11T15:00')],
      ]),
    ).toBe(at('2026-05-11T16:00'));
    expect(due([[at('2026-05-11T14:00'), at('2026-05-11T18:00')]])).toBe(at('2026-05-11T13:00'));
    expect(due([[at('2026-05-11T10:00'), null]])).toBeNull();
  });

  it('T6 an extension is 24:00 of its day and is not rolled over', () => {
    const run = {
      startedAt: at('2026-05-08T09:00'),
      span: rolled(7),
      pauses: [],
      extendedTo: endOfDay('2026-05-24', OFFSET),
    };
    expect(dueOfRun(run, calendar, OFFSET)).toEqual({ due: at('2026-05-25T00:00'), provisional: false });
    const paused = { ...run, pauses: [[at('2026-05-20T09:00'), null]] as const };
    expect(dueOfRun(paused, calendar, OFFSET).due).toBeNull();
    expect(endOfDay('2026-02-30', OFFSET)).toBeNull();
  });

  it('T1 a span beyond all reason still ends', () => {
    const { due } = dueOf(at('2026-05-08'), worked(1e15), [], calendar, OFFSET);
    expect(due).toBeGreaterThan(at('2126-01-01'));
  });
});

describe('dueOf, by law', () => {
  const start = fc.integer({ min: at('2025-11-01'), max: at('2027-02-28') });
  const span: fc.Arbitrary<Span> = fc.record({
    amount: fc.integer({ min: 0, max: 40 }),
    unit: fc.constantFrom('days', 'workdays', 'hours', 'minutes'),
    rollover: fc.boolean(),
    includeStart: fc.boolean(),
  });
  const pauses = fc
    .uniqueArray(fc.integer({ min: 0, max: 40 * 24 }), { minLength: 0, maxLength: 6 })
    .map((hours) => hours.toSorted((a, b) => a - b))
    .map((hours) =>
      hours.flatMap((hour, index): number[][] => (index % 2 === 1 ? [[hours[index - 1] ?? hour, hour]] : [])),
    );
  const placed = (from: number, list: readonly number[][]): readonly Pause[] =>
    list.map(([a = 0, b = 0]): Pause => [from + a * 3_600_000, from + b * 3_600_000]);
  const due = (from: number, what: Span, held: readonly Pause[]): number =>
    dueOf(from, what, held, calendar, OFFSET).due ?? Number.NaN;

  it('T2 more time never ends earlier', () => {
    fc.assert(
      fc.property(start, span, pauses, (from, what, held) => {
        const more = { ...what, amount: what.amount + 1 };
        expect(due(from, more, placed(from, held))).toBeGreaterThanOrEqual(
          due(from, what, placed(from, held)),
        );
      }),
    );
  });

  it('T2 a later start never ends earlier', () => {
    fc.assert(
      fc.property(start, span, pauses, fc.integer({ min: 1, max: 10 * DAY }), (from, what, held, later) => {
        const same = placed(from, held);
        expect(due(from + later, what, same)).toBeGreaterThanOrEqual(due(from, what, same));
      }),
    );
  });

  it('T5 a pause never makes it earlier', () => {
    fc.assert(
      fc.property(start, span, pauses, (from, what, held) => {
        const some = placed(from, held);
        expect(due(from, what, some)).toBeGreaterThanOrEqual(due(from, what, some.slice(0, -1)));
      }),
    );
  });

  it('T2 the last day of a rolled over or working-day span is worked, or the starting day', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), (from, amount) => {
        const [natural, rolling] = [due(from, plain(amount), []), due(from, rolled(amount), [])];
        expect(rolling).toBeGreaterThanOrEqual(natural);
        expect(due(from, worked(amount), [])).toBeGreaterThanOrEqual(rolling);
      }),
    );
  });
});
