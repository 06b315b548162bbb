import { isPeriod } from './dates.ts';
import type { FieldKind } from './FieldKind.ts';
import { formatted, named } from './make.ts';
import { findDateWords, findInstantWords, isChinese } from './words.ts';

export const dateKinds = {
  date: formatted({
    title: named('日期', 'Date'),
    part: 'date',
    palette: 'dates',
    format: 'date',
    fault: named('{field}不是有效的日期，请重新选择。', '{field} is not a real date. Choose it again.'),
    seconds: 5,
    print: (value, { language }) =>
      typeof value === 'string' ? (findDateWords(value, language) ?? value) : undefined,
  }),
  time: formatted({
    title: named('时刻', 'Time of day'),
    part: 'time',
    palette: 'dates',
    format: 'time',
    fault: named('{field}不是有效的时间，例如 09:30。', '{field} is not a time such as 09:30.'),
    seconds: 4,
  }),
  dateTime: formatted({
    title: named('日期和时刻', 'Date and time'),
    part: 'dateTime',
    palette: 'dates',
    format: 'date-time',
    fault: named(
      '{field}不是有效的日期和时间，请重新选择。',
      '{field} is not a date with a time. Choose it again.',
    ),
    seconds: 9,
    print: (value, { language, offsetMinutes }) =>
      typeof value === 'string' ? (findInstantWords(value, offsetMinutes, language) ?? value) : undefined,
  }),
  period: formatted({
    title: named('起止日期', 'From day to day'),
    part: 'period',
    palette: 'dates',
    format: 'period',
    fault: named(
      '{field}要有开始和结束两个日期，结束不能早于开始。',
      '{field} needs a first and a last day, the last not before the first.',
    ),
    seconds: 10,
    // A period without any day is no answer; half of one is, so that nothing typed is lost.
    parse: (text) => (text === '' || text === '/' ? undefined : text),
    print(value, { language }) {
      if (typeof value !== 'string' || !isPeriod(value)) return undefined;
      const [from = '', to = ''] = value.split('/').map((day) => findDateWords(day, language) ?? day);
      return isChinese(language) ? `${from}至 ${to}` : `${from} to ${to}`;
    },
  }),
} satisfies Readonly<Record<string, FieldKind>>;
