import type { CalendarFile } from '../Config.ts';
import { filled, flag, integer, type Naming, record, set, type Shape, string } from '../shape/index.ts';

const DAY: Naming = {
  pattern: /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/,
  what: { 'zh-CN': '日期，例如 2026-05-01', en: 'a date such as 2026-05-01' },
};

export const calendarShape: Shape<CalendarFile> = record<CalendarFile>()({
  year: integer(1900, 2999),
  off: set(string(DAY)),
  work: set(string(DAY)),
  source: filled,
  verified: flag,
});
