/** Charts that between them have everything a flow may use; their guards ask about `act.n` and `case.counts`. */
import type { JsonObject } from '#core/base';

const when = (condition: JsonObject) => ({ type: 'when', params: { condition } });
const n = (schema: JsonObject) =>
  when({
    required: ['act'],
    properties: { act: { type: 'object', required: ['n'], properties: { n: schema } } },
  });

const flat: JsonObject = {
  id: 'flat',
  initial: 'a',
  states: {
    a: { on: { go: 'b', jump: { target: '#deep', guard: n({ minimum: 3 }) } } },
    b: { on: { go: [{ target: 'a', guard: n({ const: 1 }) }, { target: 'c' }], stay: {} } },
    c: { id: 'deep', tags: ['closed'], on: { go: { target: 'a', reenter: true } } },
  },
};

const nested: JsonObject = {
  initial: 'open',
  on: { reset: '.open', press: {} },
  states: {
    open: {
      initial: 'one',
      tags: ['waiting'],
      meta: { title: { 'zh-CN': '办理中', en: 'Open' } },
      on: { leave: 'shut', inner: '.two', x: [{ target: 'shut', guard: n({ minimum: 5 }) }] },
      states: {
        one: { on: { go: 'two', x: { target: 'two', guard: n({ maximum: 2 }) }, block: [] } },
        two: {
          initial: 'deep',
          on: { go: 'one' },
          states: {
            deep: { on: { down: 'deeper' } },
            deeper: { id: 'bottom', on: { up: 'deep', out: '#(machine).shut' }, tags: ['urgent'] },
            past: { type: 'history', history: 'deep' },
          },
        },
        back: { type: 'history' },
      },
    },
    shut: { on: { again: 'open.back', deep: '#bottom', recall: 'open.two.past' } },
    done: { type: 'final' },
  },
};

const parallel: JsonObject = {
  id: 'p',
  initial: 'before',
  states: {
    before: { on: { open: 'work' } },
    work: {
      type: 'parallel',
      on: { stop: 'after', both: { target: 'after', guard: n({ minimum: 4 }) } },
      states: {
        left: {
          initial: 'l1',
          states: {
            l1: { on: { go: 'l2', both: 'l2', cross: { target: '#p.after' } } },
            l2: { on: { go: { target: 'l1', guard: n({ maximum: 3 }) }, x: '#r2' } },
          },
        },
        right: {
          initial: 'r1',
          states: {
            r1: { on: { both: 'r2', go: [{ target: 'r2', guard: n({ minimum: 2 }) }], cross: 'r2' } },
            r2: { id: 'r2', on: { back: 'r1', again: { target: '#p.work', reenter: true } } },
          },
        },
        watch: {
          initial: 'calm',
          on: { alarm: { target: '.loud', reenter: true } },
          states: {
            calm: { on: { stop: 'loud' } },
            loud: { tags: ['urgent'], on: { hush: 'calm', both: 'calm' } },
          },
        },
      },
    },
    after: { on: { resume: 'memory', open: 'work', twice: { target: ['work.left.l2', 'work.right.r2'] } } },
    memory: { always: 'work' },
  },
};

const eventless: JsonObject = {
  id: 'e',
  initial: 'a',
  states: {
    a: { on: { go: 'choice', odd: { target: 'choice', guard: n({ not: { multipleOf: 2 } }) } } },
    choice: {
      always: [
        { target: 'low', guard: n({ maximum: 2 }) },
        { target: 'hall', guard: n({ maximum: 4 }) },
        { target: 'end', guard: n({ const: 5 }) },
      ],
      on: { go: 'a' },
    },
    low: { on: { go: 'a' } },
    hall: {
      type: 'parallel',
      states: {
        p: {
          initial: 'p1',
          states: {
            p1: { always: { target: 'p2', guard: n({ const: 4 }) }, on: { x: 'p2' } },
            p2: { on: { x: 'p1' } },
          },
        },
        q: {
          initial: 'q1',
          states: {
            q1: { always: { target: '#e.low', guard: n({ const: 3 }) }, on: { y: 'q2', x: 'q2' } },
            q2: { always: { target: '#e.a', guard: n({ const: 1 }) }, on: { y: 'q1' } },
          },
        },
      },
      on: { out: 'a' },
    },
    end: { type: 'final' },
  },
};

/** Two regions that want to leave at once: XState lets the one win whose state was entered first. */
const rivals: JsonObject = {
  id: 'r',
  initial: 'hall',
  states: {
    hall: {
      type: 'parallel',
      states: {
        p: {
          initial: 'p1',
          states: { p1: { on: { x: 'p2' } }, p2: { always: { target: '#r.left', guard: n({ const: 6 }) } } },
        },
        q: {
          initial: 'q1',
          states: { q1: { on: { y: 'q2' } }, q2: { always: { target: '#r.right', guard: n({ const: 6 }) } } },
        },
      },
    },
    left: { on: { back: 'hall' } },
    right: { on: { back: 'hall' } },
  },
};

export const charts: Readonly<Record<string, JsonObject>> = { flat, nested, parallel, eventless, rivals };
