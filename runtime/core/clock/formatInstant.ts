import type { Language } from '#core/base';
import type { CivilDate } from './days.ts';
import { DAY_MS, civilFromDay, dayOf, startOfDay, twoDigits } from './days.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WEEKDAYS = {
  chinese: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  english: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

/** `2026年5月8日` or `8 May 2026`; with the time of day `2026年5月8日 09:30` or `8 May 2026, 09:30`. */
export function formatInstant(
  instant: number,
  offsetMinutes: number,
  language: Language,
  what: 'date' | 'datetime',
): string {
  const day = dayOf(instant, offsetMinutes);
  const date = dateWords(civilFromDay(day), language, 'with-year');
  if (what === 'date') return date;
  const minutes = Math.floor((instant - startOfDay(day, offsetMinutes)) / 60_000);
  const time = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return isChinese(language) ? `${date} ${time}` : `${date}, ${time}`;
}

/** A due instant as people say it: midnight is 24:00 of the day that ends, never 00:00 of the next. */
export function formatDue(due: number, offsetMinutes: number, language: Language): string {
  if ((due + offsetMinutes * 60_000) % DAY_MS !== 0)
    return formatInstant(due, offsetMinutes, language, 'datetime');
  const date = formatInstant(due - 1, offsetMinutes, language, 'date');
  return isChinese(language) ? `${date} 24:00` : `${date}, 24:00`;
}

/** The day of the week (0 is Sunday) in words. */
export function weekdayWords(weekday: number, language: Language): string {
  return (isChinese(language) ? WEEKDAYS.chinese : WEEKDAYS.english)[weekday] ?? '';
}

/** `5月8日` or `8 May`, with the year where it is asked for. */
export function dateWords(date: CivilDate, language: Language, year: 'with-year' | 'without-year'): string {
  if (isChinese(language)) {
    return `${year === 'with-year' ? `${date.year}年` : ''}${date.month}月${date.day}日`;
  }
  return `${date.day} ${MONTHS[date.month - 1] ?? ''}${year === 'with-year' ? ` ${date.year}` : ''}`;
}

/** The core speaks two languages; whatever is not Chinese reads English. */
function isChinese(language: Language): boolean {
  return language === 'zh' || language.startsWith('zh-');
}
