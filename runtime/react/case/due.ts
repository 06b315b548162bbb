import { formatDue, type DeadlineRun, type Kit, type Language } from '#core';
import type { TextKey, Translate } from '../texts/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What is left of a deadline, in the largest unit that is not a lie: `还剩 2 天`, `超期 3 小时`. */
export function leftWords(run: DeadlineRun, now: number, t: Translate): string {
  if (run.stoppedAt !== null) return t(run.light === 'missed' ? 'light.missed' : 'light.met');
  if (run.due === null) return t('due.paused');
  const left = run.due - now;
  const over = left <= 0;
  const size = Math.abs(left);
  if (size >= DAY_MS) return t(over ? 'due.over.days' : 'due.left.days', { n: Math.floor(size / DAY_MS) });
  if (size >= HOUR_MS)
    return t(over ? 'due.over.hours' : 'due.left.hours', { n: Math.floor(size / HOUR_MS) });
  return t(over ? 'due.over.minutes' : 'due.left.minutes', { n: Math.max(1, Math.ceil(size / MINUTE_MS)) });
}

/** The moment by which it is due: `5月11日 24:00 前`, without the year while it is this one. */
export function dueWords(kit: Kit, run: DeadlineRun, now: number, language: Language, t: Translate): string {
  if (run.due === null) return t('due.paused');
  const { offsetMinutes } = kit.timeZone;
  const date = withoutThisYear(formatDue(run.due, offsetMinutes, language), run.due, now, offsetMinutes);
  const key: TextKey = 'due.by';
  return t(key, { date });
}

/** Leaves the year away where it goes without saying. */
export function withoutThisYear(words: string, instant: number, now: number, offsetMinutes: number): string {
  const yearOf = (ms: number): number => new Date(ms + offsetMinutes * MINUTE_MS).getUTCFullYear();
  if (yearOf(instant - 1) !== yearOf(now)) return words;
  const year = yearOf(now);
  return words.replace(`${year}年`, '').replace(` ${year}`, '');
}
