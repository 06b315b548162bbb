import { describe, expect, test } from 'vitest';
import { acceptsAct, compileFlow, flowTable, leavesOf, stateTitle, statesKnowing } from './index.ts';

const title = (words: string) => ({ title: { 'zh-CN': words, en: words } });
const chart = {
  id: 'incident',
  initial: 'new',
  on: { void: '.gone' },
  states: {
    new: { meta: title('登记'), on: { open: 'live' } },
    live: {
      type: 'parallel',
      meta: title('办理'),
      states: {
        main: {
          initial: 'wait',
          states: {
            wait: {
              meta: title('待受理'),
              on: { accept: [{ target: 'work', guard: always(false) }, 'past'], 'deadline.a': '.x' },
            },
            work: {
              id: 'work',
              on: { back: '#incident.live.main.wait', up: '#live', end: { target: '#incident.gone' } },
            },
            past: { type: 'history', history: 'deep' },
          },
        },
        side: {
          id: 'live',
          initial: 'calm',
          states: { calm: { tags: ['waiting'], on: { up: '.in.nowhere' } } },
        },
      },
    },
    gone: { type: 'final', always: [{ target: 'new', guard: { type: 'other' } }] },
  },
};
function always(condition: boolean) {
  return { type: 'when', params: { condition } };
}

describe('the table of a chart', () => {
  const table = compileFlow({ chart });

  test('H2 paths, targets and kinds', () => {
    expect(table.order).toEqual([
      '',
      'new',
      'live',
      'live.main',
      'live.main.wait',
      'live.main.work',
      'live.main.past',
      'live.side',
      'live.side.calm',
      'gone',
    ]);
    expect(table.states['live.main.wait']?.on['accept']).toEqual([
      { targets: ['live.main.work'], guard: false },
      { targets: ['live.main.past'] },
    ]);
    expect(table.states['live.main.work']?.on).toEqual({
      back: [{ targets: ['live.main.wait'] }],
      up: [{ targets: ['live.side'] }],
      end: [{ targets: ['gone'] }],
    });
    expect(table.states['live.main.past']?.kind).toBe('history');
    expect(table.states['gone']?.always).toEqual([{ targets: ['new'], guard: false }]);
    expect(table.states['']?.on['void']).toEqual([{ targets: ['gone'] }]);
  });

  test('H2 events, acts and the start', () => {
    expect(table.events).toEqual(['accept', 'back', 'deadline.a', 'end', 'open', 'up', 'void']);
    expect(table.acts).not.toContain('deadline.a');
    expect(table.initial).toEqual(['new']);
  });

  test('H2 targets that lead nowhere are listed', () => {
    expect(table.unresolved).toEqual([
      { state: 'live.main.wait', event: 'deadline.a', target: '.x' },
      { state: 'live.side.calm', event: 'up', target: '.in.nowhere' },
    ]);
  });

  test('H2 acceptance: by a state, by the root, by a condition', () => {
    const states = ['live', 'live.main', 'live.main.work', 'live.side', 'live.side.calm'];
    const accepts = (act: string) => acceptsAct(table, states, act, {}, { withData: true });
    expect(accepts('back')).toBe('yes');
    expect(accepts('void')).toBe('yes');
    expect(accepts('accept')).toBe('state');
    const never = compileFlow({
      chart: { initial: 'a', states: { a: { on: { go: { target: 'a', guard: always(false) } } } } },
    });
    expect(acceptsAct(never, ['a'], 'go', {}, { withData: false })).toBe('guard');
    expect(acceptsAct(never, ['a'], 'constructor', {}, { withData: true })).toBe('state');
  });

  test('R6 words for states', () => {
    expect(stateTitle({ chart }, 'live.main.wait')['zh-CN']).toBe('待受理');
    expect(stateTitle({ chart }, 'live.main.work')['zh-CN']).toBe('办理');
    expect(stateTitle({ chart }, 'gone')['zh-CN']).toBe('gone');
    expect(statesKnowing(table, 'accept')).toEqual(['live.main.wait']);
    expect(leavesOf(table, ['live', 'live.main', 'live.main.wait'])).toEqual(['live.main.wait']);
  });

  test('H2 a flow is compiled once', () => {
    const flow = { chart };
    expect(flowTable(flow)).toBe(flowTable(flow));
  });
});
