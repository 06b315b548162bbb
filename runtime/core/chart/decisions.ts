import type { JsonObject } from '#core/base';
import { test } from '#core/condition';
import type { Condition } from '#core/model';
import type { Step } from './ChartState.ts';
import type { Asked } from './machine.ts';

/**
 * What a chart does on one event in one state: a tree of the conditions in the order in which XState asks them.
 * A place that no scope has led to yet is undefined (SPEC H3).
 */
export type Branch =
  | { readonly kind: 'step'; readonly step: Step }
  | {
      readonly kind: 'ask';
      readonly condition: Condition;
      yes: Branch | undefined;
      no: Branch | undefined;
    };

/** The scope, or how to make it: most steps ask no condition and never need it. */
export type Scope = JsonObject | (() => JsonObject);

export const scopeOf = (scope: Scope): JsonObject => (typeof scope === 'function' ? scope() : scope);

/** The step that this scope leads to, or undefined when it was not learnt yet. */
export function recall(root: Branch | undefined, scope: Scope): Step | undefined {
  if (root === undefined || root.kind === 'step') return root?.step;
  const known = scopeOf(scope);
  let at: Branch | undefined = root;
  while (at?.kind === 'ask') at = test(at.condition, known) ? at.yes : at.no;
  return at?.step;
}

/** The tree with one more way through it. Answers that the tree knows already lead down; it branches off below. */
export function learn(root: Branch | undefined, asked: readonly Asked[], step: Step): Branch {
  const [first, ...rest] = asked;
  if (first === undefined) return { kind: 'step', step };
  const ask: Branch =
    root?.kind === 'ask' ? root : { kind: 'ask', condition: first.condition, yes: undefined, no: undefined };
  if (first.answer) ask.yes = learn(ask.yes, rest, step);
  else ask.no = learn(ask.no, rest, step);
  return ask;
}
