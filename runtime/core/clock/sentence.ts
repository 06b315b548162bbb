import type { Text } from '#core/base';
import type { DayMark, RunFacts } from './Explanation.ts';
import { civilFromDay, dayOf, weekdayOfDay } from './days.ts';
import { dateWords, formatDue, formatInstant, weekdayWords } from './formatInstant.ts';

/** Days in a row that did the same. */
interface Stretch {
  readonly first: DayMark;
  readonly last: DayMark;
}

/**
 * One sentence: `5月8日受理，当日不计；5月9日（调休上班）为第1天；5月11日至15日为第2至6天；…截止5月18日（周一）24:00。`
 */
export function sentenceOf(facts: RunFacts): Text {
  const { unit } = facts.run.span;
  const clauses = unit === 'hours' || unit === 'minutes' ? runningClauses(facts) : countedClauses(facts);
  const all = [...clauses, ...extensionClauses(facts)];
  const end = [endOf(facts), ...provisionalOf(facts)];
  return {
    'zh-CN': `${all.map((clause) => clause.chinese).join('；')}；${end.map((text) => text.chinese).join('')}`,
    en: `${all.map((clause) => clause.english).join('; ')}. ${end.map((text) => text.english).join(' ')}`,
  };
}

interface Clause {
  readonly chinese: string;
  readonly english: string;
}

function countedClauses(facts: RunFacts): readonly Clause[] {
  const { marks, run } = facts;
  const plain = marks.filter(({ kind }) => kind !== 'extended');
  // `days` alone roll over: what follows their last counted day belongs to that.
  const { amount } = run.span;
  const done = amount === 0 ? 0 : plain.findIndex(({ n }) => n !== undefined && n >= amount);
  const tail = done < 0 ? [] : plain.slice(done + 1);
  const counted = done < 0 ? plain : plain.slice(0, done + 1);
  const clauses = stretchesOf(counted).map((stretch) => clauseOf(stretch, facts));
  const from = marks[0]?.kind === 'start' ? [] : [startingClause(facts)];
  return [...from, ...clauses, ...rolloverClauses(tail, plain[done], facts)];
}

/** Only where the starting day counts: otherwise the first stretch says it. */
function startingClause(facts: RunFacts): Clause {
  const { chinese, english } = startWords(facts);
  return { chinese: `${chinese}，当日计入`, english: `${english}: counted` };
}

function startWords(facts: RunFacts): Clause {
  const { run, started } = facts;
  const date = dateOf(dayOf(run.startedAt, facts.offsetMinutes), facts);
  return {
    chinese: `${date.chinese}${started['zh-CN'] ?? '起算'}`,
    english: `${date.english} (${started['en'] ?? 'counting starts'})`,
  };
}

function stretchesOf(marks: readonly DayMark[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const mark of marks) {
    const open = stretches.at(-1);
    const continues = open?.last.kind === mark.kind && open.last.day + 1 === mark.day;
    if (continues) stretches[stretches.length - 1] = { first: open.first, last: mark };
    else stretches.push({ first: mark, last: mark });
  }
  return stretches;
}

function clauseOf(stretch: Stretch, facts: RunFacts): Clause {
  const { chinese, english } = rangeOf(stretch, facts);
  switch (stretch.first.kind) {
    case 'start': {
      const start = startWords(facts);
      if (facts.run.span.amount === 0) {
        return { chinese: `${start.chinese}，当日到期`, english: `${start.english}: due the same day` };
      }
      return { chinese: `${start.chinese}，当日不计`, english: `${start.english}: not counted` };
    }
    case 'counted': {
      const numbers = numbersOf(stretch);
      return { chinese: `${chinese}为${numbers.chinese}`, english: `${english}: ${numbers.english}` };
    }
    case 'worked': {
      const numbers = numbersOf(stretch);
      return {
        chinese: `${chinese}（调休上班）为${numbers.chinese}`,
        english: `${english} (weekend, but worked): ${numbers.english}`,
      };
    }
    case 'off':
      return { chinese: `${chinese}为休息日，不计`, english: `${english}: off, not counted` };
    case 'paused':
      return { chinese: `${chinese}暂停计时，不计`, english: `${english}: paused, not counted` };
    case 'moved':
      return { chinese: `顺延至${chinese}`, english: `moved on to ${english}` };
    case 'extended':
      return { chinese: `延期至${chinese}`, english: `extended to ${english}` };
  }
}

function numbersOf({ first, last }: Stretch): Clause {
  const [from, to] = [first.n ?? 0, last.n ?? 0];
  return from === to
    ? { chinese: `第${from}天`, english: `day ${from}` }
    : { chinese: `第${from}至${to}天`, english: `days ${from}–${to}` };
}

function rolloverClauses(
  tail: readonly DayMark[],
  last: DayMark | undefined,
  facts: RunFacts,
): readonly Clause[] {
  if (tail.length === 0 || last === undefined) return [];
  const from = dateOf(last.day, facts);
  const paused = tail.some(({ kind }) => kind === 'paused');
  const moved = tail.at(-1);
  if (moved?.kind !== 'moved') {
    return [
      {
        chinese: `末日${from.chinese}为休息日，应当顺延`,
        english: `the last day, ${from.english}, is off and moves on`,
      },
    ];
  }
  const to = dateOf(moved.day, facts);
  return [
    {
      chinese: `末日${from.chinese}为休息日，顺延至${to.chinese}${paused ? '（其间暂停的日子不计）' : ''}`,
      english: `the last day, ${from.english}, is off: moved on to ${to.english}${paused ? ' (paused days in between passed over)' : ''}`,
    },
  ];
}

function runningClauses(facts: RunFacts): readonly Clause[] {
  const { run, offsetMinutes, started } = facts;
  const at = (language: string): string => formatInstant(run.startedAt, offsetMinutes, language, 'datetime');
  const { amount, unit } = run.span;
  const chinese = unit === 'hours' ? '小时' : '分钟';
  const first: Clause = {
    chinese: `${at('zh-CN')}${started['zh-CN'] ?? '起算'}，时限${amount}${chinese}，连续计时，休息日照计`,
    english: `${at('en')} (${started['en'] ?? 'counting starts'}): ${amount} ${unit}, running on through days off`,
  };
  const paused = run.pauses.filter(([, to]) => to !== null);
  if (paused.length === 0) return [first];
  const minutes = Math.round(
    paused.reduce((sum, [from, to]) => sum + ((to ?? from) - Math.max(from, run.startedAt)), 0) / 60_000,
  );
  return [first, { chinese: `其间暂停${minutes}分钟，不计`, english: `${minutes} minutes of pause added` }];
}

function extensionClauses({ run, due, offsetMinutes }: RunFacts): readonly Clause[] {
  if (run.extendedTo === null || due === null) return [];
  return [
    {
      chinese: `已延期，期限改为${formatInstant(run.extendedTo - 1, offsetMinutes, 'zh-CN', 'date')}`,
      english: `extended to ${formatInstant(run.extendedTo - 1, offsetMinutes, 'en', 'date')}`,
    },
  ];
}

function endOf(facts: RunFacts): Clause {
  const { due, marks, offsetMinutes, run } = facts;
  if (due === null) {
    const n = marks.reduce((most, mark) => Math.max(most, mark.n ?? 0), 0);
    const counted = run.span.unit === 'days' || run.span.unit === 'workdays';
    return {
      chinese: `现在暂停计时${counted ? `，已计${n}天` : ''}，恢复后接着计算，截止时间待定。`,
      english: `The clock stands still${counted ? ` after ${n} of ${run.span.amount} days` : ''}; the due date is open until it runs again.`,
    };
  }
  const weekday = weekdayOfDay(dayOf(due - 1, offsetMinutes));
  return {
    chinese: `截止${formatDue(due, offsetMinutes, 'zh-CN').replace(' ', `（${weekdayWords(weekday, 'zh-CN')}）`)}。`,
    english: `Due on ${weekdayWords(weekday, 'en')} ${formatDue(due, offsetMinutes, 'en')}.`,
  };
}

function provisionalOf({ unverified }: RunFacts): readonly Clause[] {
  if (unverified.length === 0) return [];
  const years = unverified.map(String);
  return [
    {
      chinese: `${years.map((year) => `${year}年`).join('、')}的放假安排还没有核实，这个日期是暂定的。`,
      english: `The working days of ${years.join(', ')} are not verified yet: this date is provisional.`,
    },
  ];
}

function rangeOf({ first, last }: Stretch, facts: RunFacts): Clause {
  const [from, to] = [dateOf(first.day, facts), dateOf(last.day, facts)];
  if (first.day === last.day) return from;
  const [a, b] = [civilFromDay(first.day), civilFromDay(last.day)];
  if (a.month !== b.month)
    return { chinese: `${from.chinese}至${to.chinese}`, english: `${from.english} – ${to.english}` };
  return { chinese: `${from.chinese}至${b.day}日`, english: `${a.day}–${to.english}` };
}

/** The year is said only where it is not the starting year. */
function dateOf(day: number, { run, offsetMinutes }: RunFacts): Clause {
  const date = civilFromDay(day);
  const same = date.year === civilFromDay(dayOf(run.startedAt, offsetMinutes)).year;
  const year = same ? 'without-year' : 'with-year';
  return { chinese: dateWords(date, 'zh-CN', year), english: dateWords(date, 'en', year) };
}
