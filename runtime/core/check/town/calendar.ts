/**
 * Prevents: due dates that are wrong by days. A date in the wrong list or year shifts every deadline that crosses it,
 * and a calendar that is missing makes all of them provisional.
 */
import { joinPointer, type Problem, type Text } from '#core/base';
import { isFormat } from '#core/condition';
import type { CalendarFile } from '#core/model';
import type { TownCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';

const WEEKDAYS: readonly Text[] = [
  { 'zh-CN': '星期日', en: 'Sunday' },
  { 'zh-CN': '星期一', en: 'Monday' },
  { 'zh-CN': '星期二', en: 'Tuesday' },
  { 'zh-CN': '星期三', en: 'Wednesday' },
  { 'zh-CN': '星期四', en: 'Thursday' },
  { 'zh-CN': '星期五', en: 'Friday' },
  { 'zh-CN': '星期六', en: 'Saturday' },
];

export const calendar: TownCheck = (kit) => {
  const years = Object.values(kit.calendar.years);
  return years.length === 0 ? [checkProblem('calendar.none', 'calendar', '')] : years.flatMap(ofYear);
};

function ofYear(file: CalendarFile): readonly Problem[] {
  const listed = [...entries(file, 'off'), ...entries(file, 'work')];
  return listed.flatMap((entry, index): readonly Problem[] => {
    const { list, date, pointer } = entry;
    const name = `calendar/${file.year}.json`;
    if (!isFormat('date', date) || !date.startsWith(`${file.year}-`)) {
      return [checkProblem('calendar.date-wrong', name, pointer, { date, year: file.year })];
    }
    if (listed.slice(0, index).some((before) => before.list !== list && before.date === date)) {
      return [checkProblem('calendar.off-and-worked', name, pointer, { date })];
    }
    return pointless(entry, name);
  });
}

interface Listed {
  readonly list: 'off' | 'work';
  readonly date: string;
  readonly pointer: string;
}

function entries(file: CalendarFile, list: 'off' | 'work'): readonly Listed[] {
  return file[list].map((date, index) => ({ list, date, pointer: joinPointer([list, index]) }));
}

function pointless({ list, date, pointer }: Listed, file: string): readonly Problem[] {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  const weekend = day === 0 || day === 6;
  if (weekend === (list === 'work')) return [];
  const usual = weekend ? { 'zh-CN': '休息日', en: 'off' } : { 'zh-CN': '工作日', en: 'worked' };
  const params = { date, weekday: WEEKDAYS[day] ?? '', usual };
  return [checkProblem('calendar.day-pointless', file, pointer, params)];
}
