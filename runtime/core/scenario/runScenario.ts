import { own } from '#core/base';
import type { JsonValue, Text } from '#core/base';
import type { Case, CaseEvent, Holding, Kit, Verdict } from '#core/model';
import { completeIntent, newEvent, replayAll } from '#core/replay';
import { DENY_CODES, decide, parseInstant } from '#core/rules';
import type { Actor, Intent } from '#core/rules';
import { compareStep } from './compareStep.ts';
import type { Difference } from './compareStep.ts';
import { madeUlid, numberedUlid } from './ids.ts';
import type { Scenario, ScenarioStep } from './Scenario.ts';
import { scenarioProblems } from './scenarioProblems.ts';
import { stepTimes } from './stepTimes.ts';

interface ScenarioFailure {
  /** Index of the step. */
  readonly step: number;
  /** What was looked at: `verdict`, `states`, `may.worker`, `deadlines.handle.due` … */
  readonly what: string;
  readonly expected: JsonValue;
  readonly actual: JsonValue;
  readonly message: Text;
}

export interface ScenarioResult {
  readonly name: string;
  readonly passed: boolean;
  readonly failures: readonly ScenarioFailure[];
  /** Every event that was made, refused ones too; the same in every run. */
  readonly events: readonly CaseEvent[];
  /** The case at the last step; null when it was never opened. */
  readonly case: Case | null;
}

/**
 * Plays a scenario through the same rules and replay as the app. A misshapen scenario fails with its problems.
 * `name` is that of its file, without `.json`; it also makes the case's id, so two names make two cases.
 */
export function runScenario(kit: Kit, flowId: string, value: JsonValue, name: string): ScenarioResult {
  const file = `flows/${flowId}/scenarios/${name}.json`;
  const problems = scenarioProblems(kit, flowId, value, file);
  if (problems.length > 0 || own(kit.flows, flowId) === undefined) {
    const failures = problems.map(({ pointer, message }) => ({
      step: Number(/^\/steps\/(\d+)/.exec(pointer)?.[1] ?? 0),
      what: pointer,
      expected: null,
      actual: null,
      message,
    }));
    return { name, passed: false, failures, events: [], case: null };
  }
  // Its shape was looked at just now.
  return play(kit, flowId, value as unknown as Scenario, name);
}

interface Stage {
  readonly kit: Kit;
  readonly flowId: string;
  readonly scenario: Scenario;
  readonly caseId: string;
  readonly events: CaseEvent[];
  /** How many events there were after each step: what an author had seen who saw up to that step. */
  readonly seenAfter: number[];
}

function play(kit: Kit, flowId: string, scenario: Scenario, name: string): ScenarioResult {
  const { offsetMinutes } = kit.timeZone;
  const times = stepTimes(scenario, offsetMinutes);
  const caseId = madeUlid(times[0] ?? 0, `${kit.id}/${flowId}/${name}`);
  const stage: Stage = { kit, flowId, scenario, caseId, events: [], seenAfter: [] };
  const failures: ScenarioFailure[] = [];
  let now = 0;
  let last: Case | null = null;
  for (const [index, step] of scenario.steps.entries()) {
    const at = times[index] ?? now;
    const event = step.act === undefined ? null : makeEvent(stage, step, step.act, { index, at });
    if (event !== null) stage.events.push(event);
    stage.seenAfter.push(stage.events.length);
    // A late arrival does not turn the clock back.
    now = Math.max(now, at, event === null ? 0 : (parseInstant(event.at) ?? 0));
    const { case: after, entries } = replayAll(stage.events, kit, now);
    last = after;
    const entry = entries.find((one) => one.kind === 'event' && one.event._id === event?._id);
    const verdict: Verdict | null = entry?.kind === 'event' ? entry.verdict : null;
    const differences = compareStep({ kit, flowId, scenario, step, case: after, verdict });
    failures.push(...differences.map((difference) => failureOf(index, step, difference)));
  }
  return { name, passed: failures.length === 0, failures, events: stage.events, case: last };
}

function makeEvent(
  stage: Stage,
  step: ScenarioStep,
  act: string,
  { index, at }: { readonly index: number; readonly at: number },
): CaseEvent {
  const { kit, flowId, scenario, caseId, events, seenAfter } = stage;
  const count = step.sees === undefined ? events.length : (seenAfter[step.sees] ?? 0);
  const seen = act === 'open' ? null : replayAll(events.slice(0, count), kit, at).case;
  const written: Intent = {
    act,
    ...(step.data === undefined ? {} : { data: step.data }),
    ...(step.edits === undefined ? {} : { edits: step.edits }),
    ...(step.grid === undefined ? {} : { grid: step.grid }),
  };
  const flow = own(kit.flows, flowId);
  const intent = flow === undefined ? written : completeIntent(kit, flow, written, at);
  const person = step.by ?? '';
  const holdings = own(scenario.people, person)?.holdings ?? [];
  const asked = step.post === undefined ? holdings : holdings.filter(({ post }) => post === step.post);
  const { post, seat } = bestHolding(asked, (holding) =>
    rankOf(kit, flowId, { person, holdings, ...holding }, intent, seen),
  );
  return newEvent({
    kit,
    flow: flowId,
    case: seen,
    caseId,
    actor: { person, post, seat },
    intent,
    id: numberedUlid(at, index),
    at,
    device: `scenario-${person}`,
  });
}

/** The holding in which the act may be done, or in which the fewest things stand in its way. */
function bestHolding(holdings: readonly Holding[], rank: (holding: Holding) => number): Holding {
  const [first = { post: '', seat: '' }, ...others] = holdings;
  return others.reduce((best, other) => (rank(other) > rank(best) ? other : best), first);
}

function rankOf(kit: Kit, flowId: string, actor: Actor, intent: Intent, seen: Case | null): number {
  const decision = decide(kit, flowId, actor, intent, seen);
  return decision.allow ? DENY_CODES.length : DENY_CODES.indexOf(decision.code);
}

function failureOf(step: number, { by, act }: ScenarioStep, difference: Difference): ScenarioFailure {
  const { what, expected, actual, reason } = difference;
  const [wanted, found] = [JSON.stringify(expected), JSON.stringify(actual)];
  const who =
    act === undefined
      ? { chinese: '等待', english: 'wait' }
      : { chinese: `${by ?? ''} ${act}`, english: `${by ?? ''} ${act}` };
  return {
    step,
    what,
    expected,
    actual,
    message: {
      'zh-CN': `第${step + 1}步（${who.chinese}）：${what} 应为 ${wanted}，实际为 ${found}${reason === undefined ? '' : `（${reason['zh-CN'] ?? ''}）`}`,
      en: `Step ${step + 1} (${who.english}): ${what} should be ${wanted}, but is ${found}${reason === undefined ? '' : ` (${reason['en'] ?? ''})`}`,
    },
  };
}
