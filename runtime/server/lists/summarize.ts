import { getAt, own } from '#core/base';
import type { Case, DeadlineRun, Kit } from '#core/model';
import { writeInstant } from '#core/rules';
import type { CaseSummary, SummaryDeadline } from './CaseSummary.ts';
import { SHOWN_WITHOUT_EFFECT } from './CaseSummary.ts';
import { closedSince } from './closedSince.ts';
import { shownFields } from './shownFields.ts';
import { warnAt } from './warnAt.ts';

export interface Summarizing {
  /** The kit that the case is pinned to. */
  readonly kit: Kit;
  /** The kit in force: its lists say what is shown. */
  readonly current: Kit;
  readonly format: string;
  /** ms; that of the replay. */
  readonly now: number;
  /** Where its events belong. */
  readonly databases: readonly string[];
}

/** The summary of a case as it stood at `now`. */
export function summarize(one: Case, { kit, current, format, now, databases }: Summarizing): CaseSummary {
  const text = (instant: number): string => writeInstant(instant, kit.timeZone.offsetMinutes);
  const closed = closedAtOf(kit, one);
  const isOpen = !one.tags.includes('closed');
  const deadlines = one.deadlines.map((run) => deadlineOf(kit, one, run, text));
  const look = nextLook(one, now);
  return {
    _id: one.id,
    kind: 'case',
    format,
    flow: one.flow,
    rev: one.rev,
    grid: one.grid,
    number: one.number,
    states: one.states,
    tags: one.tags,
    open: isOpen,
    openedAt: text(one.openedAt),
    updatedAt: text(one.updatedAt),
    ...(closed === null ? {} : { closedAt: text(closed) }),
    parties: one.parties,
    counts: one.counts,
    fields: fieldsOf(current, one),
    deadlines,
    ...earliest('nextDue', deadlines, ({ due, stoppedAt }) => (stoppedAt === undefined ? due : undefined)),
    ...earliest('warnAt', deadlines, (deadline) => deadline.warnAt),
    head: one.head,
    ...withoutEffect(one, text),
    databases,
    ...(look === null ? {} : { nextLook: text(look) }),
    keptAt: text(now),
  };
}

/** When the case may change by itself (ms): a deadline falls due, or an event from the near future may be judged; or null. */
export function nextLook({ deadlines, timeline }: Case, now: number): number | null {
  const dues = deadlines.flatMap(({ due, stoppedAt }) => (due !== null && stoppedAt === null ? [due] : []));
  const early = timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.at] : []));
  const next = Math.min(...[...dues, ...early].filter((instant) => instant > now));
  return Number.isFinite(next) ? next : null;
}

function closedAtOf(kit: Kit, one: Case): number | null {
  const flow = own(kit.flows, one.flow);
  return flow === undefined ? null : closedSince(flow, one);
}

function fieldsOf(kit: Kit, { flow, record }: Case): CaseSummary['fields'] {
  const values = shownFields(kit, flow).map((pointer) => [pointer, getAt(record, pointer)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function withoutEffect(
  { timeline }: Case,
  text: (instant: number) => string,
): Pick<CaseSummary, 'withoutEffect'> {
  const found = timeline.flatMap((entry) => {
    if (entry.kind === 'deadline' || entry.verdict.status === 'applied') return [];
    const { status: verdict, code } = entry.verdict;
    const { _id: event, act, post, seat } = entry.event;
    return [{ event, act, post, seat, at: text(entry.at), verdict, code }];
  });
  if (found.length === 0) return {};
  return { withoutEffect: { count: found.length, newest: found.slice(-SHOWN_WITHOUT_EFFECT) } };
}

function deadlineOf(
  kit: Kit,
  { flow }: Case,
  run: DeadlineRun,
  text: (instant: number) => string,
): SummaryDeadline {
  const { id, due, stoppedAt, light, provisional } = run;
  const declared = own(own(kit.flows, flow)?.deadlines ?? {}, id) ?? {};
  return {
    id,
    run: run.run,
    startedAt: text(run.startedAt),
    ...(due === null ? {} : { due: text(due) }),
    ...(due === null || stoppedAt !== null ? {} : { warnAt: text(warnAt(kit, { ...run, due }, declared)) }),
    ...(stoppedAt === null ? {} : { stoppedAt: text(stoppedAt) }),
    ...(light === 'met' || light === 'missed' || light === 'paused' ? { light } : {}),
    ...(provisional ? { provisional } : {}),
  };
}

function earliest<Key extends string>(
  key: Key,
  deadlines: readonly SummaryDeadline[],
  instantOf: (deadline: SummaryDeadline) => string | undefined,
): Partial<Record<Key, string>> {
  const [first] = deadlines
    .map(instantOf)
    .filter((instant) => instant !== undefined)
    .sort();
  return first === undefined ? {} : ({ [key]: first } as Partial<Record<Key, string>>);
}
