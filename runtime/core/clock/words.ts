import type { Text } from '#core/base';
import type { DayMark, RunFacts } from './Explanation.ts';
import { weekdayOfDay } from './days.ts';

/** What one day did, in words; its date and weekday are shown beside them. */
export function wordsOf(mark: DayMark, facts: RunFacts): Text {
  switch (mark.kind) {
    case 'start':
      return startWords(facts);
    case 'counted':
    case 'worked':
      return countedWords(mark, facts);
    case 'off':
      return offWords(mark);
    case 'paused':
      return { 'zh-CN': '暂停计时，不计', en: 'paused, not counted' };
    case 'moved':
      return { 'zh-CN': '末日是休息日，顺延到这一天', en: 'the last day is off: moved on to this day' };
    case 'extended':
      return { 'zh-CN': '延期', en: 'extended' };
  }
}

function startWords({ run }: RunFacts): Text {
  if (run.span.unit === 'hours' || run.span.unit === 'minutes') {
    return { 'zh-CN': '从这一天起连续计时', en: 'the clock starts on this day and runs on' };
  }
  return run.span.amount === 0
    ? { 'zh-CN': '当日到期', en: 'due on the starting day' }
    : { 'zh-CN': '起算当日，不计', en: 'starting day, not counted' };
}

function countedWords(mark: DayMark, { run, marks }: RunFacts): Text {
  if (mark.n === undefined) return { 'zh-CN': '连续计时', en: 'the clock runs on' };
  const movesOn = mark.n >= run.span.amount && marks.some(({ kind }) => kind === 'moved');
  const chinese = [
    mark.kind === 'worked' ? '调休上班，' : '',
    `第${mark.n}天`,
    movesOn ? '，是休息日，须顺延' : '',
  ];
  const english = [
    `day ${mark.n}`,
    mark.kind === 'worked' ? ', a weekend day that is worked' : '',
    movesOn ? ', off: moves on' : '',
  ];
  return { 'zh-CN': chinese.join(''), en: english.join('') };
}

function offWords(mark: DayMark): Text {
  const weekday = weekdayOfDay(mark.day);
  const weekend = !mark.listed && (weekday === 0 || weekday === 6);
  return weekend
    ? { 'zh-CN': '周末，不计', en: 'weekend, not counted' }
    : { 'zh-CN': '放假，不计', en: 'holiday, not counted' };
}
