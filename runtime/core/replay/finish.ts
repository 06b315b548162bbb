import { lightOf, localDate } from '#core/clock';
import type { Case, DeadlineFile, DeadlineRun, Entry, Kit } from '#core/model';
import type { Draft, Folding, Run } from './Draft.ts';

/** The case as it stands at `now`; null when nothing was opened. */
export function finish({ kit, draft }: Folding, timeline: readonly Entry[], now: number): Case | null {
  if (draft === null) return null;
  const { facts } = draft;
  return Object.freeze<Case>({
    id: draft.id,
    flow: facts.flow,
    rev: draft.rev,
    grid: facts.grid,
    number: numberOf(draft, kit),
    states: facts.states,
    tags: facts.tags,
    record: facts.record,
    latest: Object.freeze({ ...facts.latest }),
    counts: Object.freeze({ ...facts.counts }),
    parties: Object.freeze({ ...facts.parties }),
    deadlines: Object.freeze(draft.runs.map((run) => runOf(kit, draft, run, now))),
    questions: Object.freeze(facts.questions.slice()),
    timeline,
    head: draft.head,
    audience: Object.freeze(Array.from(draft.audience).sort()),
    openedAt: draft.openedAt,
    updatedAt: draft.updatedAt,
  });
}

/** `20260508-7KQ2`: the opening day, and enough of the id to tell two cases of one day apart. */
function numberOf({ id, openedAt }: Draft, kit: Kit): string {
  const day = localDate(openedAt, kit.timeZone.offsetMinutes).split('-').join('');
  return `${day}-${id.slice(-4).toUpperCase()}`;
}

function runOf(kit: Kit, draft: Draft, run: Run, now: number): DeadlineRun {
  const { id, startedAt, due, provisional, stoppedAt, pauses, extendedTo, span } = run;
  const file: Pick<DeadlineFile, 'warn'> = draft.flow.deadlines?.[id] ?? {};
  const light = lightOf(run, file, now, kit.calendar, kit.timeZone.offsetMinutes);
  return { id, run: run.run, startedAt, due, provisional, stoppedAt, pauses, extendedTo, light, span };
}
