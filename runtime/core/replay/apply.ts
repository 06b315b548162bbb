import { chartOf, type Step } from '#core/chart';
import type { CaseEvent, Flow, Kit } from '#core/model';
import { NOBODY, factsBefore, guardScope, noCounts, personDatabase, personsOf, unitsOf } from '#core/rules';
import { assignParties } from './assign.ts';
import type { Draft, Folding } from './Draft.ts';
import { applyEdits } from './edits.ts';
import { planOf } from './plan.ts';
import { type Cause, extendRuns, findDue, findNextDue, settleRuns } from './runs.ts';

const NONE = Object.freeze({});
const STAYS: readonly string[] = Object.freeze([]);

/** Deadlines that start each other at one instant without end: the checks report such a flow, here it must stop. */
const MOST_AT_ONCE = 100;

/** Opens the case with its first applied event. Returns the leaves that were entered. */
export function applyOpen(folding: Folding, flow: Flow, event: CaseEvent, at: number): readonly string[] {
  const chart = chartOf(flow);
  const plan = planOf(flow);
  const data = event.data ?? NONE;
  const before = factsBefore(flow, data, event.grid);
  const step = chart.step(chart.start(), event.act, () => guardScope(data, event, before));
  const draft: Draft = {
    flow,
    chart,
    plan,
    id: event.case,
    rev: event.rev,
    openedAt: at,
    updatedAt: at,
    head: event._id,
    state: step.state,
    facts: {
      flow: flow.id,
      grid: event.grid,
      states: step.state.states,
      tags: step.state.tags,
      record: data,
      latest: {},
      counts: { ...noCounts(flow) },
      parties: {},
      questions: [],
    },
    setters: new Map(),
    runs: [],
    runNumbers: [],
    lasting: plan.deadlines.map(() => undefined),
    nextDue: Infinity,
    changedAt: at,
    audience: new Set(),
    applied: 0,
    moved: { by: event._id, applied: 1 },
  };
  folding.draft = draft;
  note(folding.kit, draft, event, at);
  settle(folding.kit, draft, causeOf(event, at));
  return step.entered;
}

/** Applies an event that `decide` allowed. Returns the leaves that were entered. */
export function applyEvent(kit: Kit, draft: Draft, event: CaseEvent, at: number): readonly string[] {
  const data = event.data ?? NONE;
  const { plan, chart, facts } = draft;
  const step = plan.chartActs.has(event.act)
    ? chart.step(draft.state, event.act, () => guardScope(data, event, facts))
    : undefined;
  applyEdits(kit, draft, event, at);
  const { parties } = facts;
  note(kit, draft, event, at);
  const moved = step !== undefined && move(draft, step, event._id);
  if (moved || parties !== facts.parties) settle(kit, draft, causeOf(event, at));
  if (plan.extensions.has(event.act)) extendRuns(kit, draft, causeOf(event, at));
  return step?.entered ?? STAYS;
}

/** Raises every deadline that is due by `limit`, in order (SPEC P5). */
export function raiseDeadlines(folding: Folding, draft: Draft, limit: number): void {
  let instant = -Infinity;
  let atOnce = 0;
  for (let run = findDue(draft, limit); run !== undefined; run = findDue(draft, limit)) {
    // A due date that was set into the past falls now, not before what set it.
    const at = Math.max(draft.nextDue, draft.changedAt);
    atOnce = at === instant ? atOnce + 1 : 0;
    instant = at;
    run.raised = true;
    if (atOnce >= MOST_AT_ONCE) {
      findNextDue(draft);
      continue;
    }
    const event = `deadline.${run.id}`;
    const step = draft.chart.step(draft.state, event, () => guardScope(NONE, NOBODY, draft.facts));
    folding.timeline.push({ kind: 'deadline', deadline: run.id, at, entered: step.entered });
    draft.changedAt = at;
    if (move(draft, step, event)) settle(folding.kit, draft, { at, act: null, data: NONE, author: NOBODY });
    else findNextDue(draft);
  }
}

/** What every applied act leaves behind. */
function note(kit: Kit, draft: Draft, event: CaseEvent, at: number): void {
  const { facts } = draft;
  const { _id, act, by, post, seat, data = NONE } = event;
  facts.latest[act] = { event: _id, by, post, seat, at, data };
  facts.counts[act] = (facts.counts[act] ?? 0) + 1;
  facts.parties = assignParties(kit, draft.flow, facts.parties, event);
  draft.head = _id;
  draft.updatedAt = at;
  draft.changedAt = at;
  draft.applied += 1;
}

function move(draft: Draft, { state }: Step, by: string): boolean {
  if (state === draft.state) return false;
  draft.state = state;
  draft.facts.states = state.states;
  draft.facts.tags = state.tags;
  draft.moved = { by, applied: draft.applied };
  return true;
}

function settle(kit: Kit, draft: Draft, cause: Cause): void {
  const marks = draft.plan.marks(draft.state);
  settleRuns(kit, draft, marks, cause);
  for (const target of marks.audience) addAudience(draft, target);
}

function addAudience({ flow, facts, audience }: Draft, target: string): void {
  if (target === 'grid') audience.add(`grid-${facts.grid}`);
  else if (target === 'town') audience.add('town');
  else {
    const party = target.slice('party:'.length);
    const members = { parties: { [party]: facts.parties[party] ?? [] } };
    for (const unit of unitsOf(flow, members)) audience.add(`unit-${unit}`);
    for (const person of personsOf(flow, members)) {
      const database = personDatabase(person);
      if (database !== undefined) audience.add(database);
    }
  }
}

function causeOf(event: CaseEvent, at: number): Cause {
  return { at, act: event.act, data: event.data ?? NONE, author: event };
}
