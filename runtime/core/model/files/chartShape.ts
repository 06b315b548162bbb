import type { JsonObject, Text } from '#core/base';
import type { Condition, StateTag } from '../Config.ts';
import {
  choice,
  either,
  filled,
  flag,
  later,
  list,
  map,
  NAME,
  type Naming,
  object,
  optional,
  record,
  set,
  type Shape,
  string,
  words,
} from '../shape/index.ts';

/** The part of XState's machine config that a flow may use; what is not named here is refused (FlowFile, `chart`). */
interface StateNode {
  readonly id?: string;
  readonly description?: string;
  readonly type?: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly history?: 'shallow' | 'deep';
  readonly initial?: string;
  readonly target?: string;
  readonly states?: Readonly<Record<string, StateNode>>;
  readonly on?: Readonly<Record<string, Transitions>>;
  readonly always?: Transitions;
  readonly tags?: readonly StateTag[];
  readonly meta?: { readonly title?: Text };
}
interface Transition {
  readonly target?: string | readonly string[];
  readonly guard?: { readonly type: 'when'; readonly params: { readonly condition: Condition } };
  readonly description?: string;
  readonly reenter?: boolean;
}
type Transitions = string | Transition | readonly (string | Transition)[];

/** No wildcard: `*` and `deadline.*` would take acts that nobody granted. */
const EVENT: Naming = {
  pattern: /^[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/,
  what: {
    'zh-CN': '操作的名称，或“deadline.”加时限的名称，不能用星号',
    en: 'the name of an act or deadline.<deadline>, without an asterisk',
  },
};

/** `sibling`, `.child`, `#id.path`: whether there is such a state is a question for the checks. */
const TARGET: Naming = {
  pattern: /^[.#]?[A-Za-z][A-Za-z0-9_.-]*$/,
  what: { 'zh-CN': '一个状态的名称', en: 'the name of a state' },
};

const transition = record<Transition>()({
  target: optional(either(string(TARGET), list(string(TARGET), 1))),
  guard: optional(
    record<NonNullable<Transition['guard']>>()({
      type: choice('when'),
      params: record<NonNullable<Transition['guard']>['params']>()({ condition: either(object, flag) }),
    }),
  ),
  description: optional(filled),
  reenter: optional(flag),
});

const oneTransition = either(string(TARGET), transition);
const transitions: Shape<Transitions> = either(oneTransition, list(oneTransition, 1));

const state: Shape<StateNode> = later(() => stateShape);
const stateShape = record<StateNode>()({
  id: optional(filled),
  description: optional(filled),
  type: optional(
    choice<NonNullable<StateNode['type']>>('atomic', 'compound', 'parallel', 'final', 'history'),
  ),
  history: optional(choice<NonNullable<StateNode['history']>>('shallow', 'deep')),
  initial: optional(string(NAME)),
  target: optional(string(TARGET)),
  states: optional(map(NAME, state)),
  on: optional(map(EVENT, transitions)),
  always: optional(transitions),
  tags: optional(set(choice<StateTag>('closed', 'waiting', 'urgent', 'paused'))),
  meta: optional(record<NonNullable<StateNode['meta']>>()({ title: optional(words) })),
});

/** The chart stays a plain object for the reader: XState gets it unchanged. */
export const chartShape: Shape<JsonObject> = { rule: stateShape.rule };
