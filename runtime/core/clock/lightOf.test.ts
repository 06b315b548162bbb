import { describe, expect, it } from 'vitest';
import { OFFSET, at, calendar, runOf } from './clock.fixture.ts';
import { lightOf } from './lightOf.ts';

const span = { amount: 10, unit: 'days', rollover: true } as const;
const run = runOf('2026-05-11T00:00', span, { due: at('2026-05-22T00:00') });
const hours = runOf(
  '2026-05-11T08:00',
  { amount: 4, unit: 'hours', rollover: false },
  { due: at('2026-05-11T12:00') },
);

describe('lightOf', () => {
  it('T9 yellow from the last quarter of the time on', () => {
    expect(lightOf(run, {}, at('2026-05-19T05:59'), calendar, OFFSET)).toBe('green');
    expect(lightOf(run, {}, at('2026-05-19T06:00'), calendar, OFFSET)).toBe('yellow');
    expect(lightOf(hours, {}, at('2026-05-11T10:59'), calendar, OFFSET)).toBe('green');
    expect(lightOf(hours, {}, at('2026-05-11T11:00'), calendar, OFFSET)).toBe('yellow');
  });

  it('T9 yellow when one working day is left, today included, days off passed over', () => {
    const rolled = runOf('2026-05-07T09:00', { ...span, amount: 3 }, { due: at('2026-05-12T00:00') });
    const never = { warn: { share: 0 } };
    expect(lightOf(rolled, never, at('2026-05-09T12:00'), calendar, OFFSET)).toBe('green');
    expect(lightOf(rolled, never, at('2026-05-10T00:00'), calendar, OFFSET)).toBe('yellow');
    const two = { warn: { share: 0, workdays: 2 } };
    expect(lightOf(rolled, two, at('2026-05-09T00:00'), calendar, OFFSET)).toBe('yellow');
    expect(lightOf(hours, never, at('2026-05-11T11:59'), calendar, OFFSET)).toBe('green');
  });

  it('T9 red from the due instant on', () => {
    expect(lightOf(run, {}, at('2026-05-21T23:59'), calendar, OFFSET)).toBe('yellow');
    expect(lightOf(run, {}, at('2026-05-22T00:00'), calendar, OFFSET)).toBe('red');
  });

  it('T9 paused time is not time that was given', () => {
    const held = runOf('2026-05-11T08:00', hours.span, {
      due: at('2026-05-13T12:00'),
      pauses: [[at('2026-05-11T09:00'), at('2026-05-13T09:00')]],
    });
    expect(lightOf(held, {}, at('2026-05-13T10:00'), calendar, OFFSET)).toBe('green');
    expect(lightOf(held, {}, at('2026-05-13T11:00'), calendar, OFFSET)).toBe('yellow');
  });

  it('T9 a stopped run was met or missed, a paused one is paused', () => {
    expect(
      lightOf({ ...run, stoppedAt: at('2026-05-21T23:59') }, {}, at('2026-06-01'), calendar, OFFSET),
    ).toBe('met');
    expect(
      lightOf({ ...run, stoppedAt: at('2026-05-22T00:00') }, {}, at('2026-06-01'), calendar, OFFSET),
    ).toBe('missed');
    expect(lightOf({ ...run, due: null }, {}, at('2026-06-01'), calendar, OFFSET)).toBe('paused');
    expect(
      lightOf({ ...run, due: null, stoppedAt: at('2026-05-20') }, {}, at('2026-06-01'), calendar, OFFSET),
    ).toBe('met');
  });
});
