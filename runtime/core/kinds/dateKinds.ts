import { isDate, isDateTime, isTime } from './dates.ts';
import type { FieldKind } from './FieldKind.ts';
import { formatted, named } from './make.ts';
import { findDateWords, findInstantWords } from './words.ts';

export const dateKinds = {
  date: formatted({
    title: named('日期', 'Date'),
    part: 'date',
    palette: 'dates',
    format: {
      name: 'date',
      isValid: isDate,
      fault: named('{field}不是有效的日期，请重新选择。', '{field} is not a real date. Choose it again.'),
    },
    seconds: 5,
    print: (value, { language }) =>
      typeof value === 'string' ? (findDateWords(value, language) ?? value) : undefined,
  }),
  time: formatted({
    title: named('时刻', 'Time of day'),
    part: 'time',
    palette: 'dates',
    format: {
      name: 'time',
      isValid: isTime,
      fault: named('{field}不是有效的时间，例如 09:30。', '{field} is not a time such as 09:30.'),
    },
    seconds: 4,
  }),
  dateTime: formatted({
    title: named('日期和时刻', 'Date and time'),
    part: 'dateTime',
    palette: 'dates',
    format: {
      name: 'date-time',
      isValid: isDateTime,
      fault: named(
        '{field}不是有效的日期和时间，请重新选择。',
        '{field} is not a date with a time. Choose it again.',
      ),
    },
    seconds: 9,
    print: (value, { language, offsetMinutes }) =>
      typeof value === 'string' ? (findInstantWords(value, offsetMinutes, language) ?? value) : undefined,
  }),
} satisfies Readonly<Record<string, FieldKind>>;
