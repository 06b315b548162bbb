import type { Text } from '#core/base';
import type { Condition } from '#core/model';

/** Path of a state from the chart's root: `progress.reported`. The root itself is `''`. */
export type StatePath = string;

export type StateKind = 'atomic' | 'compound' | 'parallel' | 'final' | 'history';

/** One transition as written: where it leads (nowhere: it is taken and the state stays) and on what condition. */
export interface TransitionRow {
  readonly targets: readonly StatePath[];
  readonly guard?: Condition;
}

export interface StateRow {
  readonly path: StatePath;
  /** null for the root. */
  readonly parent: StatePath | null;
  readonly kind: StateKind;
  /** `meta.title`; a state without one is not shown to people. */
  readonly title: Text | undefined;
  readonly tags: readonly string[];
  /** The child that is entered with it, for a compound state. */
  readonly initial: StatePath | null;
  readonly children: readonly StatePath[];
  readonly on: Readonly<Record<string, readonly TransitionRow[]>>;
  readonly always: readonly TransitionRow[];
}

/** A target that names no state of the chart. `check/` reports it; XState refuses such a chart. */
export interface Unresolved {
  readonly state: StatePath;
  /** null for `always`, `initial` and the default of a history state. */
  readonly event: string | null;
  readonly target: string;
}

/** A chart as plain data: what rules and checks ask without XState. */
export interface FlowTable {
  /** Every state, the root (`''`) included, in document order. */
  readonly states: Readonly<Record<StatePath, StateRow>>;
  readonly order: readonly StatePath[];
  /** Active states (with ancestors, without the root) before any event. */
  readonly initial: readonly StatePath[];
  /** Every event of the chart, sorted. */
  readonly events: readonly string[];
  /** The events that people send: all but `deadline.<id>`. */
  readonly acts: readonly string[];
  readonly unresolved: readonly Unresolved[];
}
