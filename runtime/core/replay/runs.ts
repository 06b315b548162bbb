import { getAt, type JsonObject, own } from '#core/base';
import { dueOfRun, endOfDay } from '#core/clock';
import { test } from '#core/condition';
import type { DeadlineFile, Kit } from '#core/model';
import { type Author, guardScope } from '#core/rules';
import type { Draft, Run } from './Draft.ts';
import type { Deadline, Marks } from './plan.ts';

/** What just changed the case: an applied event, or a deadline (no act, no data, nobody). */
export interface Cause {
  readonly at: number;
  readonly act: string | null;
  readonly data: JsonObject;
  readonly author: Author;
}

/** Starts, stops, pauses and extends the deadlines after a change (SPEC T5, T6). */
export function settleRuns(kit: Kit, draft: Draft, marks: Marks, cause: Cause): void {
  const { plan, lasting } = draft;
  plan.deadlines.forEach((deadline, index) => {
    const run = lasting[index];
    if (marks.runs[index] !== true) {
      if (run !== undefined) stop(kit, draft, index, run, cause.at);
    } else {
      const running = run ?? start(kit, draft, index, deadline, cause);
      pause(kit, running, marks.paused[index] === true, cause.at);
    }
  });
  findNextDue(draft);
}

/** An applied act moves the due date of the runs that it extends; also of one that it has just started. */
export function extendRuns(kit: Kit, draft: Draft, cause: Cause): void {
  for (const index of draft.plan.extensions.get(cause.act ?? '') ?? []) {
    const run = draft.lasting[index];
    const until = getAt(cause.data, draft.plan.deadlines[index]?.file.extendedBy?.until ?? '');
    if (run === undefined || typeof until !== 'string') continue;
    const instant = endOfDay(until, kit.timeZone.offsetMinutes);
    if (instant === null) continue;
    run.extendedTo = instant;
    setDue(kit, run);
  }
  findNextDue(draft);
}

/** The lasting run that is due first, not later than `limit`; of several at one instant the first by id. */
export function findDue(draft: Draft, limit: number): Run | undefined {
  if (draft.nextDue > limit) return undefined;
  return draft.lasting.find((run) => run !== undefined && !run.raised && run.due === draft.nextDue);
}

export function findNextDue(draft: Draft): void {
  let next = Infinity;
  for (const run of draft.lasting) {
    if (run !== undefined && !run.raised && run.due !== null && run.due < next) next = run.due;
  }
  draft.nextDue = next;
}

function start(kit: Kit, draft: Draft, index: number, deadline: Deadline, cause: Cause): Run {
  const { id, file } = deadline;
  const number = (draft.runNumbers[index] ?? 0) + 1;
  draft.runNumbers[index] = number;
  const from = file.from === undefined ? undefined : own(draft.facts.latest, file.from)?.at;
  const run: Run = {
    id,
    run: number,
    startedAt: from ?? cause.at,
    span: spanOf(draft, file, cause),
    due: null,
    provisional: false,
    stoppedAt: null,
    pauses: [],
    extendedTo: null,
    raised: false,
  };
  setDue(kit, run);
  draft.runs.push(run);
  draft.lasting[index] = run;
  return run;
}

function stop(kit: Kit, draft: Draft, index: number, run: Run, at: number): void {
  pause(kit, run, false, at);
  run.stoppedAt = at;
  draft.lasting[index] = undefined;
}

function pause(kit: Kit, run: Run, paused: boolean, at: number): void {
  const last = run.pauses[run.pauses.length - 1];
  const stands = last?.[1] === null;
  if (stands === paused) return;
  run.pauses = paused ? [...run.pauses, [at, null]] : [...run.pauses.slice(0, -1), [last?.[0] ?? at, at]];
  setDue(kit, run);
}

function setDue(kit: Kit, run: Run): void {
  const { due, provisional } = dueOfRun(run, kit.calendar, kit.timeZone.offsetMinutes);
  run.due = due;
  run.provisional = provisional;
}

/** The deadline's own span, or that of the first variant whose condition holds after the act that starts it. */
function spanOf(draft: Draft, file: DeadlineFile, { data, author }: Cause): Run['span'] {
  const variants = file.variants ?? [];
  const scope = variants.length === 0 ? {} : guardScope(data, author, draft.facts);
  const { amount, unit, rollover } = variants.find(({ when }) => test(when, scope)) ?? file;
  const span = { amount, unit, rollover: rollover ?? unit === 'days' };
  return file.includeStart === true ? { ...span, includeStart: true } : span;
}
