import type { Case, Light } from '#core';
import { runningDeadline } from '../case/words.ts';
import type { Workplace } from './Workplace.tsx';
import { isMyTurn } from './options.ts';

/** A light to filter by: `none` for cases whose clock does not run. */
export type LightName = Light | 'none';

/** The light that a case shows in a list. */
export function lightOfCase(one: Case): LightName {
  return runningDeadline(one)?.light ?? 'none';
}

/** What waits for this person: urgent first, then by what ends first. */
export function todosOf(place: Workplace, cases: readonly Case[]): readonly Case[] {
  return cases.filter((one) => isMyTurn(place, one)).sort(byUrgency);
}

/** Urgent first, then the nearest due date, then the oldest. */
export function byUrgency(a: Case, b: Case): number {
  const urgent = Number(b.tags.includes('urgent')) - Number(a.tags.includes('urgent'));
  if (urgent !== 0) return urgent;
  const dueA = runningDeadline(a)?.due ?? Infinity;
  const dueB = runningDeadline(b)?.due ?? Infinity;
  return dueA === dueB ? a.openedAt - b.openedAt : dueA - dueB;
}

/** Cases with any act of this person, the latest first. */
export function handledBy(person: string, cases: readonly Case[]): readonly Case[] {
  const last = (one: Case): number =>
    Math.max(
      0,
      ...one.timeline.map((entry) => (entry.kind === 'event' && entry.event.by === person ? entry.at : 0)),
    );
  return cases
    .map((one) => ({ one, at: last(one) }))
    .filter(({ at }) => at > 0)
    .sort((a, b) => b.at - a.at)
    .map(({ one }) => one);
}
