/** Dates and times of the proleptic Gregorian calendar, as text. */

/** `YYYY-MM-DD`, a day that exists. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && dayExists(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

export function dayExists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

/** `HH:MM` or `HH:MM:SS`. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text);
}

/** RFC 3339 with the offset, which makes it an instant: `2026-05-08T09:30:00.000+08:00`. */
export function isDateTime(text: string): boolean {
  const parts = /^([^T]+)T(\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-](\d\d:\d\d))$/.exec(text);
  return parts !== null && isDate(parts[1] ?? '') && isTime(parts[2] ?? '') && isTime(parts[5] ?? '00:00');
}

/** From a day to a day, both included, as ISO 8601 writes an interval: `2026-05-01/2026-05-31`. */
export function isPeriod(text: string): boolean {
  const [from = '', to = '', ...rest] = text.split('/');
  return rest.length === 0 && isDate(from) && isDate(to) && from <= to;
}
