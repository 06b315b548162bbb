import { joinPointer, nearestName, own } from '#core/base';
import type { JsonValue, Problem } from '#core/base';
import { flowTable } from '#core/flow';
import type { Flow, Kit } from '#core/model';
import { seatExists } from '#core/rules';
import type { Expectation, Scenario, ScenarioStep } from './Scenario.ts';
import { scenarioProblem, shapeProblems } from './shapeProblems.ts';

/** Every problem of a scenario file: its shape first; when that is right, names that nothing answers to. */
export function scenarioProblems(
  kit: Kit,
  flowId: string,
  scenario: JsonValue,
  file: string,
): readonly Problem[] {
  const flow = own(kit.flows, flowId);
  if (flow === undefined) return [];
  const misshapen = shapeProblems(scenario, file);
  // Its shape was looked at just now.
  return misshapen.length > 0
    ? misshapen
    : referenceProblems(kit, flow, scenario as unknown as Scenario, file);
}

/** Gathers unknown names: `what` is the word for the kind of name. */
interface Finder {
  readonly name: (
    kind: Kind,
    name: string,
    known: Iterable<string>,
    place: readonly (string | number)[],
  ) => void;
}

type Kind = keyof typeof KINDS;
const KINDS = {
  person: ['人员', 'person'],
  post: ['岗位', 'post'],
  seat: ['任职范围', 'seat'],
  act: ['操作', 'act'],
  grid: ['网格', 'grid'],
  state: ['状态', 'state'],
  deadline: ['时限', 'deadline'],
  party: ['角色', 'party'],
  step: ['前面的步骤', 'earlier step'],
} as const;

function referenceProblems(kit: Kit, flow: Flow, scenario: Scenario, file: string): readonly Problem[] {
  const problems: Problem[] = [];
  const find: Finder = {
    name: (kind, name, known, place) => {
      const names = [...known];
      if (names.includes(name)) return;
      const near = nearestName(name, names);
      const [chinese, english] = KINDS[kind];
      problems.push(
        scenarioProblem('scenario.reference', file, joinPointer(place), {
          'zh-CN': `没有“${name}”这个${chinese}。${near === undefined ? '请改正。' : `是不是“${near}”？`}`,
          en: `There is no ${english} "${name}". ${near === undefined ? 'Correct it.' : `Did you mean "${near}"?`}`,
        }),
      );
    },
  };
  for (const [alias, { holdings }] of Object.entries(scenario.people)) {
    for (const [index, { post, seat }] of holdings.entries()) {
      find.name('post', post, Object.keys(kit.posts), ['people', alias, 'holdings', index, 'post']);
      const seats = own(kit.posts, post) === undefined || seatExists(kit, post, seat) ? [seat] : [];
      find.name('seat', seat, seats, ['people', alias, 'holdings', index, 'seat']);
    }
  }
  for (const [index, step] of scenario.steps.entries()) {
    findStep({ kit, flow, scenario }, step, index, find);
    if (step.expect !== undefined)
      findExpectation({ flow, scenario }, step.expect, ['steps', index, 'expect'], find);
  }
  return problems;
}

interface Subject {
  readonly flow: Flow;
  readonly scenario: Scenario;
}

function findStep(
  { kit, flow, scenario }: Subject & { readonly kit: Kit },
  step: ScenarioStep,
  index: number,
  find: Finder,
): void {
  const at = (key: string): readonly (string | number)[] => ['steps', index, key];
  const { by, act, post, grid, sees } = step;
  if (by !== undefined) find.name('person', by, Object.keys(scenario.people), at('by'));
  if (act !== undefined) find.name('act', act, Object.keys(flow.actions), at('act'));
  if (grid !== undefined) find.name('grid', grid, Object.keys(kit.division.grids), at('grid'));
  if (post !== undefined && by !== undefined) {
    find.name(
      'post',
      post,
      own(scenario.people, by)?.holdings.map((holding) => holding.post) ?? [post],
      at('post'),
    );
  }
  if (sees !== undefined && sees >= index) find.name('step', String(sees), [], at('sees'));
}

function findExpectation(
  { flow, scenario }: Subject,
  expect: Expectation,
  place: readonly (string | number)[],
  find: Finder,
): void {
  const each = (
    kind: Kind,
    names: readonly string[] | undefined,
    known: object,
    at: readonly (string | number)[],
  ): void => {
    for (const [index, name] of (names ?? []).entries())
      find.name(kind, name, Object.keys(known), [...at, index]);
  };
  const keys = (
    kind: Kind,
    named: object | undefined,
    known: object,
    at: readonly (string | number)[],
  ): void => {
    for (const name of Object.keys(named ?? {})) find.name(kind, name, Object.keys(known), [...at, name]);
  };
  each('state', expect.states, flowTable(flow).states, [...place, 'states']);
  keys('deadline', expect.deadlines, flow.deadlines ?? {}, [...place, 'deadlines']);
  keys('party', expect.parties, flow.parties, [...place, 'parties']);
  keys('person', expect.may, scenario.people, [...place, 'may']);
  keys('person', expect.mayNot, scenario.people, [...place, 'mayNot']);
  for (const [alias, may] of Object.entries(expect.may ?? {}))
    each('act', may, flow.actions, [...place, 'may', alias]);
  for (const [alias, mayNot] of Object.entries(expect.mayNot ?? {})) {
    keys('act', mayNot, flow.actions, [...place, 'mayNot', alias]);
  }
}
