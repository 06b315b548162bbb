import type { JsonObject } from '#core/base';
import type { Case, Edit } from '#core/model';

/** One act of a story: who (by their post), what, how long after the one before, and what the form must say. */
export interface Step {
  readonly person: string;
  readonly act: string;
  readonly minutes: number;
  readonly data: JsonObject;
  readonly edits?: (seen: Case) => readonly Edit[];
}

const HOUR = 60;
const DAY = 24 * HOUR;

function step(person: string, act: string, minutes: number, data: JsonObject = {}): Step {
  return { person, act, minutes, data };
}

/** Puts another place on record. */
function correct(person: string, minutes: number, place: string): Step {
  const edits = (seen: Case): readonly Edit[] => [
    {
      pointer: '/place',
      ...(seen.record['place'] === undefined ? {} : { from: seen.record['place'] }),
      to: place,
    },
  ];
  return { person, act: 'correct', minutes, data: {}, edits };
}

const dispatched: readonly Step[] = [
  step('center', 'accept', 3 * HOUR),
  step('center', 'dispatch', 30, { lead: 'UNIT' }),
  step('specialist', 'respond', 2 * HOUR),
];

const daily: readonly Step[] = [
  step('worker', 'open', 0, { category: 'environment', onSite: false, urgency: 'normal' }),
  step('worker', 'supplement', 20),
  correct('worker', 10, '村口水渠边'),
  ...dispatched,
  step('specialist', 'workNote', 4 * HOUR),
  step('specialist', 'requestExtension', HOUR, { until: '2026-01-20' }),
  step('center', 'approveExtension', 2 * HOUR, { until: '2026-01-20' }),
  step('leader', 'instruct', DAY),
  step('top', 'supervise', HOUR, { level: 'normal' }),
  step('specialist', 'workNote', DAY),
  step('specialist', 'feedback', 5 * HOUR),
  step('worker', 'evaluate', 3 * HOUR, { grade: 'dissatisfied', reason: '没有清理干净' }),
  step('specialist', 'workNote', DAY),
  step('specialist', 'feedback', HOUR),
  step('worker', 'evaluate', 2 * HOUR, { grade: 'satisfied' }),
  step('top', 'liftSupervision', HOUR),
  step('center', 'close', HOUR),
  step('center', 'callback', 3 * DAY),
];

const suspended: readonly Step[] = [
  step('worker', 'open', 0, { category: 'livelihood', onSite: false, urgency: 'normal' }),
  step('worker', 'urge', DAY),
  ...dispatched.slice(0, 2),
  step('specialist', 'sendBack', HOUR),
  ...dispatched.slice(1),
  step('specialist', 'workNote', HOUR),
  step('specialist', 'requestSuspension', HOUR, { until: '2026-01-30' }),
  step('centerlead', 'approveSuspension', HOUR, { until: '2026-01-30' }),
  step('center', 'urge', 2 * DAY),
  step('center', 'resume', DAY),
  step('center', 'requestMeeting', HOUR),
  step('top', 'approveMeeting', HOUR),
  step('center', 'holdMeeting', DAY),
  step('specialist', 'feedback', HOUR),
  // Nobody evaluates: after the deadline the grid chief does.
  step('chief', 'substitute', 14 * DAY, { grade: 'satisfied' }),
  step('center', 'close', HOUR),
  step('chief', 'callback', DAY),
];

const emergency: readonly Step[] = [
  step('worker', 'open', 0, { category: 'emergency', onSite: false }),
  step('center', 'firstReport', 15),
  step('center', 'summon', 5),
  step('center', 'followReport', 30),
  step('center', 'followReport', HOUR),
  correct('center', 5, '镇小学北门'),
  step('worker', 'supplement', 10),
  step('center', 'followReport', HOUR),
  step('top', 'instruct', 20),
  step('center', 'finalReport', 3 * HOUR),
  step('center', 'conclude', HOUR),
  step('worker', 'evaluate', DAY, { grade: 'satisfied' }),
  step('center', 'close', HOUR),
  step('center', 'reopen', 2 * DAY),
  step('center', 'dispatch', HOUR, { lead: 'UNIT' }),
  step('specialist', 'respond', HOUR),
  step('specialist', 'workNote', HOUR),
  step('specialist', 'feedback', HOUR),
  step('worker', 'evaluate', DAY, { grade: 'satisfied' }),
  step('center', 'close', HOUR),
];

export const STORIES: readonly (readonly Step[])[] = [daily, suspended, emergency];

/** The beginning of a case that then goes on and on … */
export const LONG_START: readonly Step[] = [
  step('worker', 'open', 0, { category: 'environment', onSite: false, urgency: 'normal' }),
  ...dispatched,
];

/** … in rounds of this: it is done, found wanting, and done again. */
export const LONG_ROUND: readonly Step[] = [
  step('specialist', 'workNote', 2),
  step('center', 'urge', 2),
  step('worker', 'supplement', 2),
  step('top', 'instruct', 2),
  step('specialist', 'feedback', 2),
  step('worker', 'evaluate', 2, { grade: 'dissatisfied', reason: '没有清理干净' }),
];
