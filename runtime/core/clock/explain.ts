import type { Text } from '#core/base';
import type { DeadlineRun, Kit } from '#core/model';
import type { DayMark, Explanation, RunFacts } from './Explanation.ts';
import { countDays } from './countDays.ts';
import type { DayKind } from './countDays.ts';
import { dateOfDay, dayOf, startOfDay, weekdayOfDay } from './days.ts';
import { dueOfRun } from './dueOf.ts';
import { sentenceOf } from './sentence.ts';
import { wordsOf } from './words.ts';
import { factsOf, workTable } from './workTable.ts';

const STARTED: Text = { 'zh-CN': '起算', en: 'counting starts' };

/**
 * Why a deadline falls on its day: each day with what it did, and one sentence (SPEC T7).
 * `started` is the verb of what started it, for example the title of the act: `{ 'zh-CN': '受理', en: 'Accept' }`.
 */
export function explain(
  run: DeadlineRun,
  kit: Pick<Kit, 'calendar' | 'timeZone'>,
  started: Text = STARTED,
): Explanation {
  const { offsetMinutes } = kit.timeZone;
  const { due, provisional } = dueOfRun(run, kit.calendar, offsetMinutes);
  const marks = marksOf(run, kit, due);
  const table = workTable(kit.calendar);
  const unverified = provisional
    ? [...new Set(marks.filter(({ day }) => !factsOf(table, day).verified).map(({ day }) => yearOf(day)))]
    : [];
  const facts: RunFacts = { run, marks, due, offsetMinutes, unverified, started };
  return {
    days: marks.map((mark) => ({
      date: dateOfDay(mark.day),
      weekday: weekdayOfDay(mark.day),
      kind: mark.kind,
      ...(mark.n === undefined ? {} : { n: mark.n }),
      words: wordsOf(mark, facts),
    })),
    sentence: sentenceOf(facts),
    provisional,
  };
}

function marksOf(
  run: DeadlineRun,
  kit: Pick<Kit, 'calendar' | 'timeZone'>,
  due: number | null,
): readonly DayMark[] {
  const counted =
    run.span.unit === 'days' || run.span.unit === 'workdays'
      ? countedMarks(run, kit)
      : runningMarks(run, kit, due);
  if (run.extendedTo === null || due === null) return counted;
  const last = dayOf(run.extendedTo - 1, kit.timeZone.offsetMinutes);
  // Its last day is always `extended`, even where it was counted anyway: an extension must be seen in the list.
  const kept = counted.filter(({ day }) => day < last);
  const table = workTable(kit.calendar);
  const first = (kept.at(-1)?.day ?? last - 1) + 1;
  return [
    ...kept,
    ...daysBetween(first, last).map((day) => mark(day, 'extended', factsOf(table, day).listed)),
  ];
}

function countedMarks(
  run: DeadlineRun,
  { calendar, timeZone }: Pick<Kit, 'calendar' | 'timeZone'>,
): readonly DayMark[] {
  const table = workTable(calendar);
  const marks: DayMark[] = [];
  countDays({
    startDay: dayOf(run.startedAt, timeZone.offsetMinutes),
    span: run.span,
    pauses: run.pauses,
    table,
    offsetMinutes: timeZone.offsetMinutes,
    visit: (day, kind, n) => {
      const { workday, listed } = factsOf(table, day);
      const madeUp = workday && listed && asks(run, n);
      marks.push(
        kind === 'counted' ? mark(day, madeUp ? 'worked' : kind, listed, n) : mark(day, kind, listed),
      );
    },
  });
  return marks;
}

/** Whether it mattered that a counted day is worked: always for working days, else for the last day only. */
function asks({ span }: DeadlineRun, n: number): boolean {
  return span.unit === 'workdays' || (span.rollover && n >= span.amount);
}

/** Hours and minutes run on through every day. */
function runningMarks(
  run: DeadlineRun,
  { calendar, timeZone }: Pick<Kit, 'calendar' | 'timeZone'>,
  due: number | null,
): readonly DayMark[] {
  const { offsetMinutes } = timeZone;
  const table = workTable(calendar);
  const pausedSince = run.pauses.find(([, to]) => to === null)?.[0] ?? run.startedAt;
  const first = dayOf(run.startedAt, offsetMinutes);
  const last = dayOf(Math.max(run.startedAt, due === null ? pausedSince : due - 1), offsetMinutes);
  const kindOf = (day: number): DayKind => {
    if (day === first) return 'start';
    const [from, to] = [startOfDay(day, offsetMinutes), startOfDay(day + 1, offsetMinutes)];
    return run.pauses.some((pause) => pause[0] <= from && (pause[1] === null || pause[1] >= to))
      ? 'paused'
      : 'counted';
  };
  return daysBetween(first, last).map((day) => mark(day, kindOf(day), factsOf(table, day).listed));
}

function mark(day: number, kind: DayMark['kind'], listed: boolean, n?: number): DayMark {
  return n === undefined ? { day, kind, listed } : { day, kind, listed, n };
}

function daysBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function yearOf(day: number): number {
  return Number(dateOfDay(day).slice(0, 4));
}
