import { equalJson, getAt, own } from '#core/base';
import type { JsonValue, Text } from '#core/base';
import type { Case, DeadlineRun, Kit, Verdict } from '#core/model';
import { accountOfDatabase, options } from '#core/rules';
import type { DeadlineExpectation, Expectation, Scenario, ScenarioStep } from './Scenario.ts';
import { dueText } from './stepTimes.ts';

/** One thing that is not as the scenario says. `reason`: the rule's own words, where it has some. */
export interface Difference {
  readonly what: string;
  readonly expected: JsonValue;
  readonly actual: JsonValue;
  readonly reason?: Text;
}

export interface Outcome {
  readonly kit: Kit;
  readonly flowId: string;
  readonly scenario: Scenario;
  readonly step: ScenarioStep;
  /** After the step. */
  readonly case: Case | null;
  /** Of the step's act; null for a wait, and for a document that is no event. */
  readonly verdict: Verdict | null;
}

/** What differs from the step's expectation; an act without one is expected to be applied. */
export function compareStep(outcome: Outcome): readonly Difference[] {
  const expect = outcome.step.expect ?? {};
  return [
    ...verdictDifferences(outcome, expect),
    ...caseDifferences(outcome, expect),
    ...rightDifferences(outcome, expect),
  ];
}

function verdictDifferences({ step, verdict }: Outcome, expect: Expectation): readonly Difference[] {
  if (step.act === undefined) return [];
  if (verdict === null)
    return [{ what: 'verdict', expected: expect.verdict ?? 'applied', actual: 'event.malformed' }];
  const wanted = expect.verdict ?? 'applied';
  if (verdict.status === 'applied') return differ('verdict', wanted, verdict.status);
  const { status, code, reason } = verdict;
  const differences =
    status === wanted
      ? differ('code', expect.code ?? code, code)
      : differ('verdict', wanted, `${status}: ${code}`);
  return differences.map((difference) => ({ ...difference, reason }));
}

function caseDifferences(outcome: Outcome, expect: Expectation): readonly Difference[] {
  const subject = outcome.case;
  const states =
    expect.states === undefined
      ? []
      : differ('states', sorted(expect.states), leavesOf(expect.states, subject));
  return [
    ...states,
    ...setDifference('tags', expect.tags, subject?.tags),
    ...setDifference(
      'questions',
      expect.questions,
      subject?.questions.map(({ pointer }) => pointer),
    ),
    ...setDifference('audience', expect.audience, subject?.audience.map(spoken)),
    ...Object.entries(expect.parties ?? {}).flatMap(([party, wanted]) =>
      setDifference(`parties.${party}`, wanted, own(subject?.parties ?? {}, party)),
    ),
    ...Object.entries(expect.record ?? {}).flatMap(([pointer, wanted]) =>
      differ(`record${pointer}`, wanted, getAt(subject?.record, pointer) ?? null),
    ),
    ...Object.entries(expect.deadlines ?? {}).flatMap(([id, wanted]) =>
      deadlineDifferences(outcome, id, wanted),
    ),
  ];
}

/** A person's own database as a scenario names it: `person:` and the name in `people`. */
function spoken(database: string): string {
  const person = accountOfDatabase(database);
  return person === undefined ? database : `person:${person}`;
}

/** The active leaves, only of those top-level regions that the scenario names where any of them is active. */
function leavesOf(wanted: readonly string[], subject: Case | null): readonly string[] {
  const states = subject?.states ?? [];
  const leaves = states.filter((state) => !states.some((other) => other.startsWith(`${state}.`)));
  const regionOf = (state: string): string => state.split('.')[0] ?? state;
  const regions = new Set(wanted.map(regionOf));
  const named = leaves.filter((state) => regions.has(regionOf(state)));
  return sorted(named.length === 0 ? leaves : named);
}

function deadlineDifferences(
  { kit, case: subject }: Outcome,
  id: string,
  wanted: DeadlineExpectation,
): readonly Difference[] {
  const runs = subject?.deadlines.filter((run) => run.id === id) ?? [];
  const found = wanted.run === undefined ? runs.at(-1) : runs.find(({ run }) => run === wanted.run);
  const what = `deadlines.${id}`;
  if (found === undefined) {
    return [{ what, expected: wanted.run === undefined ? 'run' : `run ${wanted.run}`, actual: null }];
  }
  const actual = factsOf(found, kit.timeZone.offsetMinutes);
  return (['due', 'light', 'provisional'] as const).flatMap((part) => {
    const expected = wanted[part];
    return expected === undefined ? [] : differ(`${what}.${part}`, expected, actual[part]);
  });
}

function factsOf(
  run: DeadlineRun,
  offsetMinutes: number,
): Readonly<Record<'due' | 'light' | 'provisional', JsonValue>> {
  return {
    due: run.due === null ? null : dueText(run.due, offsetMinutes),
    light: run.light,
    provisional: run.provisional,
  };
}

function rightDifferences(outcome: Outcome, expect: Expectation): readonly Difference[] {
  const may = Object.entries(expect.may ?? {}).flatMap(([alias, acts]) => {
    const allowed = optionsOf(outcome, alias).filter(({ decision }) => decision.allow);
    return differ(`may.${alias}`, sorted(acts), sorted(allowed.map(({ act }) => act)));
  });
  const mayNot = Object.entries(expect.mayNot ?? {}).flatMap(([alias, acts]) =>
    Object.entries(acts).flatMap(([act, code]) => mayNotDifference(outcome, alias, act, code)),
  );
  return [...may, ...mayNot];
}

function mayNotDifference(outcome: Outcome, alias: string, act: string, code: string): readonly Difference[] {
  const decision = optionsOf(outcome, alias).find((option) => option.act === act)?.decision;
  const what = `mayNot.${alias}.${act}`;
  if (decision === undefined) return differ(what, code, null);
  if (decision.allow) return differ(what, code, 'allowed');
  return differ(what, code, decision.code).map((difference) => ({ ...difference, reason: decision.reason }));
}

function optionsOf(
  { kit, flowId, scenario, case: subject }: Outcome,
  alias: string,
): ReturnType<typeof options> {
  return options(kit, flowId, alias, own(scenario.people, alias)?.holdings ?? [], subject);
}

function setDifference(
  what: string,
  wanted: readonly string[] | undefined,
  found: readonly string[] | undefined,
): readonly Difference[] {
  return wanted === undefined ? [] : differ(what, sorted(wanted), sorted(found ?? []));
}

function differ(what: string, expected: JsonValue, actual: JsonValue): readonly Difference[] {
  return equalJson(expected, actual) ? [] : [{ what, expected, actual }];
}

function sorted(list: readonly string[]): readonly string[] {
  return [...list].sort();
}
