import type { JsonValue } from '#core/base';
import type { StatePath } from '#core/flow';

/**
 * A configuration of a chart. Interned: a chart gives the same object for the same configuration (history
 * included), so identity is equality and a `Map` may be keyed by it.
 */
export interface ChartState {
  /** Active states with their ancestors, without the root, in document order. */
  readonly states: readonly StatePath[];
  /** The active states without an active child, in document order. */
  readonly leaves: readonly StatePath[];
  /** Sorted. */
  readonly tags: readonly string[];
  /** XState's state value. */
  readonly value: JsonValue;
}

export interface Step {
  /** At least one transition was taken on the event itself (`always` alone does not count). */
  readonly taken: boolean;
  readonly state: ChartState;
  /** Leaves that are active now and were not before. */
  readonly entered: readonly StatePath[];
}
