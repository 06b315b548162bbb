import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#core/base';
import { runScenario } from './runScenario.ts';
import { GRID, kit } from './scenario.fixture.ts';
import { scenarioProblems } from './scenarioProblems.ts';

const people = {
  li: { name: '样例·李', holdings: [{ post: 'worker', seat: GRID }] },
  wang: {
    name: '样例·王',
    holdings: [
      { post: 'worker', seat: GRID },
      { post: 'center', seat: '990101101' },
    ],
  },
};
const open = {
  at: '2026-05-08T09:00',
  by: 'li',
  act: 'open',
  grid: GRID,
  data: { what: '路灯不亮', place: '村口' },
};

function scenario(...steps: readonly JsonObject[]): JsonObject {
  return { title: { 'zh-CN': '样例' }, people, start: '2026-05-08T09:00:00+08:00', steps };
}
function failuresOf(...steps: readonly JsonObject[]): readonly string[] {
  return runScenario(kit, 'report', scenario(...steps), 'sample').failures.map(
    ({ step, what }) => `${step} ${what}`,
  );
}
function problemsOf(value: JsonValue): readonly string[] {
  return scenarioProblems(kit, 'report', value, 'sample.json').map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );
}

describe('runScenario', () => {
  it('P2 what comes as it is expected passes', () => {
    const result = runScenario(
      kit,
      'report',
      scenario(
        {
          ...open,
          expect: {
            states: ['reported'],
            tags: [],
            may: { li: ['void', 'correct'], wang: ['accept', 'correct'] },
            mayNot: { li: { accept: 'post.not-allowed' } },
            deadlines: { accept: { due: '2026-05-11T24:00', light: 'green', provisional: false, run: 1 } },
            parties: { reporter: ['li'] },
            record: { '/what': '路灯不亮', '/none': null },
            questions: [],
            audience: [`grid-${GRID}`, 'town'],
          },
        },
        { at: '+3d', wait: true, expect: { deadlines: { accept: { light: 'yellow' } } } },
        {
          at: '+1d',
          by: 'wang',
          act: 'accept',
          expect: { states: ['accepted'], deadlines: { accept: { light: 'missed' } } },
        },
        { at: '+1h20m', by: 'li', act: 'void', expect: { verdict: 'refused', code: 'state' } },
      ),
      'sample',
    );
    expect(result.failures).toEqual([]);
    expect(result).toMatchObject({ passed: true, name: 'sample', case: { states: ['accepted'] } });
  });

  it('P2 every expectation that is not met is a failure', () => {
    const expectations: readonly (readonly [JsonObject, string])[] = [
      [{ verdict: 'refused' }, 'verdict'],
      [{ states: ['accepted'] }, 'states'],
      [{ tags: ['closed'] }, 'tags'],
      [{ may: { li: ['void'] } }, 'may.li'],
      [{ mayNot: { li: { void: 'state' } } }, 'mayNot.li.void'],
      [{ mayNot: { li: { accept: 'state' } } }, 'mayNot.li.accept'],
      [{ deadlines: { accept: { due: '2026-05-12T24:00' } } }, 'deadlines.accept.due'],
      [{ deadlines: { accept: { due: null } } }, 'deadlines.accept.due'],
      [{ deadlines: { accept: { light: 'red' } } }, 'deadlines.accept.light'],
      [{ deadlines: { accept: { provisional: true } } }, 'deadlines.accept.provisional'],
      [{ deadlines: { accept: { run: 2 } } }, 'deadlines.accept'],
      [{ parties: { reporter: ['wang'] } }, 'parties.reporter'],
      [{ record: { '/what': '别的' } }, 'record/what'],
      [{ questions: ['/what'] }, 'questions'],
      [{ audience: ['town'] }, 'audience'],
    ];
    for (const [expect_, what] of expectations)
      expect(failuresOf({ ...open, expect: expect_ })).toEqual([`0 ${what}`]);
  });

  it('P2 an act without an expectation is expected to be applied, and the failure gives the reason', () => {
    const { failures } = runScenario(
      kit,
      'report',
      scenario(open, { at: '+1h', by: 'li', act: 'accept' }),
      'sample',
    );
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({
      step: 1,
      what: 'verdict',
      expected: 'applied',
      actual: 'refused: post.not-allowed',
    });
    expect(failures[0]?.message['zh-CN']).toMatch(
      /^第2步（li accept）：verdict 应为 "applied"，实际为 .*（.+）$/u,
    );
  });

  it('P3 an author who had not seen the last step comes second', () => {
    const accept = { at: '+1h', by: 'wang', act: 'accept' };
    const late = {
      at: '+5m',
      by: 'li',
      act: 'void',
      sees: 0,
      expect: { verdict: 'superseded', code: 'state' },
    };
    expect(failuresOf(open, accept, late)).toEqual([]);
    expect(failuresOf(open, accept, { ...late, sees: 1 })).toEqual(['2 verdict']);
  });

  it('P1 an act of an earlier time that arrives late is put in its place', () => {
    const accept = { at: '2026-05-08T11:00', by: 'wang', act: 'accept' };
    const late = { at: '2026-05-08T10:00', by: 'li', act: 'void', sees: 0, expect: { states: ['voided'] } };
    expect(failuresOf(open, accept, late)).toEqual([]);
  });

  it('P1 a late arrival does not turn the clock back', () => {
    const overdue = { expect: { deadlines: { accept: { light: 'red' } } } };
    const edits = [{ pointer: '/place', from: '村口', to: '桥头' }];
    const late = { at: '2026-05-08T10:00', by: 'li', act: 'correct', sees: 0, edits, ...overdue };
    expect(failuresOf(open, { at: '+10d', wait: true, ...overdue }, late)).toEqual([]);
  });

  it('P6 two who change one field leave a question', () => {
    const edit = (to: string): JsonValue => [{ pointer: '/place', from: '村口', to }];
    const first = { at: '+1h', by: 'li', act: 'correct', edits: edit('桥头') };
    const second = { at: '+1h', by: 'wang', post: 'center', act: 'correct', sees: 0, edits: edit('祠堂') };
    const expect_ = { record: { '/place': '桥头' }, questions: ['/place'] };
    expect(failuresOf(open, first, { ...second, expect: expect_ })).toEqual([]);
  });

  it('R5 of several posts the one that may is taken', () => {
    const result = runScenario(
      kit,
      'report',
      scenario(open, { at: '+1h', by: 'wang', act: 'accept' }),
      'sample',
    );
    expect(result.events.map(({ post }) => post)).toEqual(['worker', 'center']);
    expect(failuresOf(open, { at: '+1h', by: 'wang', post: 'worker', act: 'accept' })).toEqual(['1 verdict']);
  });

  it('P1 the same scenario makes the same events, and another name another case', () => {
    const play = (name: string): readonly JsonValue[] =>
      runScenario(kit, 'report', scenario(open), name).events as unknown as readonly JsonValue[];
    expect(play('a')).toEqual(play('a'));
    expect(play('a')).not.toEqual(play('b'));
    expect(runScenario(kit, 'report', scenario(open), 'a').events[0]?.case).toMatch(
      /^[0-9A-HJKMNP-TV-Z]{26}$/,
    );
  });
});

describe('scenarioProblems', () => {
  it('M2 a sound scenario has none', () => {
    expect(problemsOf(scenario(open, { at: '+20m', wait: true }))).toEqual([]);
  });

  it('M4 an unknown key is named with the nearest known one', () => {
    const [problem] = scenarioProblems(kit, 'report', scenario({ ...open, expct: {} }), 'sample.json');
    expect(problem).toMatchObject({ code: 'scenario.shape', file: 'sample.json', pointer: '/steps/0/expct' });
    expect(problem?.message['zh-CN']).toContain('是不是“expect”');
  });

  it('M2 every place of a wrong shape is reported', () => {
    expect(problemsOf(null)).toEqual(['scenario.shape ']);
    expect(problemsOf({ ...scenario(open), people: {} })).toEqual(['scenario.shape /people']);
    expect(problemsOf({ ...scenario(open), start: '2026-05-08' })).toEqual(['scenario.shape /start']);
    expect(problemsOf(scenario())).toEqual(['scenario.shape /steps']);
    expect(problemsOf(scenario({ ...open, at: '+' }, { ...open, at: '9:00' }))).toEqual([
      'scenario.shape /steps/0/at',
      'scenario.shape /steps/1/at',
    ]);
    expect(problemsOf(scenario({ at: '+1h' }))).toEqual(['scenario.shape /steps/0']);
    expect(problemsOf(scenario({ ...open, wait: true }))).toEqual(['scenario.shape /steps/0']);
    expect(problemsOf(scenario({ ...open, edits: [{ pointer: '/what' }] }))).toEqual([
      'scenario.shape /steps/0',
    ]);
  });

  it('M2 a name that nothing answers to is reported', () => {
    const wrong = scenario(
      { ...open, by: 'lee', grid: '1', act: 'opn' },
      { ...open, post: 'center', sees: 1 },
      {
        at: '+1h',
        wait: true,
        expect: {
          states: ['gone'],
          deadlines: { never: {} },
          parties: { nobody: [] },
          may: { li: ['fly'], zhao: [] },
          mayNot: { li: { fly: 'state' } },
        },
      },
    );
    expect(problemsOf(wrong)).toEqual([
      'scenario.reference /steps/0/by',
      'scenario.reference /steps/0/act',
      'scenario.reference /steps/0/grid',
      'scenario.reference /steps/1/post',
      'scenario.reference /steps/1/sees',
      'scenario.reference /steps/2/expect/states/0',
      'scenario.reference /steps/2/expect/deadlines/never',
      'scenario.reference /steps/2/expect/parties/nobody',
      'scenario.reference /steps/2/expect/may/zhao',
      'scenario.reference /steps/2/expect/may/li/0',
      'scenario.reference /steps/2/expect/mayNot/li/fly',
    ]);
    const nowhere = {
      ...scenario(open),
      people: {
        li: {
          name: '李',
          holdings: [
            { post: 'worker', seat: '1' },
            { post: 'king', seat: '1' },
          ],
        },
      },
    };
    expect(problemsOf(nowhere)).toEqual([
      'scenario.reference /people/li/holdings/0/seat',
      'scenario.reference /people/li/holdings/1/post',
    ]);
  });

  it('M2 a misshapen scenario fails with its problems and plays nothing', () => {
    const result = runScenario(kit, 'report', scenario(open, { ...open, by: 'lee' }), 'sample');
    expect(result).toMatchObject({ passed: false, events: [], case: null });
    expect(result.failures).toMatchObject([{ step: 1, what: '/steps/1/by' }]);
  });
});
