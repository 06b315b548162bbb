import type { Language } from '#core/base';

/** The product speaks two languages; whatever is not Chinese reads English. */
export function isChinese(language: Language): boolean {
  return language === 'zh' || language.startsWith('zh-');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CHINESE_DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const ENGLISH_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `2026年5月8日（周五）` or `Fri 8 May 2026` of a `YYYY-MM-DD`; undefined when it is no date. */
export function findDateWords(date: string, language: Language): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (year === '' || instant.toISOString().slice(0, 10) !== date) return undefined;
  const weekday = instant.getUTCDay();
  if (isChinese(language)) {
    return `${year}年${String(Number(month))}月${String(Number(day))}日（${CHINESE_DAYS[weekday] ?? ''}）`;
  }
  return `${ENGLISH_DAYS[weekday] ?? ''} ${String(Number(day))} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** The same with the time of day at the town's offset; undefined when it is no instant. */
export function findInstantWords(
  instant: string,
  offsetMinutes: number,
  language: Language,
): string | undefined {
  const at = Date.parse(instant);
  // Beyond these, the local day would be no date any more.
  if (Number.isNaN(at) || Math.abs(at) > 8e15) return undefined;
  const local = new Date(at + offsetMinutes * 60_000).toISOString();
  const date = findDateWords(local.slice(0, 10), language);
  return date && `${date}${isChinese(language) ? ' ' : ', '}${local.slice(11, 16)}`;
}
