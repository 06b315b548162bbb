/** What a case is: the fold of its events. Never stored, except as a cache that may be deleted. */
import type { JsonObject, JsonValue, Pointer, Text } from '#core/base';
import type { CaseEvent } from './Event.ts';

export interface Case {
  readonly id: string;
  readonly flow: string;
  readonly rev: string;
  readonly grid: string;
  /** For people: `20260508-7KQ2` from the opening day and the tail of the id. */
  readonly number: string;
  /** Every active state with its ancestors, dotted paths from the chart's root, in document order: `['progress', 'progress.reported', …]`. */
  readonly states: readonly string[];
  readonly tags: readonly string[];
  /** The opening form's data with all applied edits merged in. */
  readonly record: JsonObject;
  /** The last applied event of each act. */
  readonly latest: Readonly<Record<string, ActRecord>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly parties: Readonly<Record<string, readonly string[]>>;
  readonly deadlines: readonly DeadlineRun[];
  /** Fields that two people changed differently and nobody has decided yet. */
  readonly questions: readonly Question[];
  readonly timeline: readonly Entry[];
  /** `_id` of the last applied event; null only when no event was applied. */
  readonly head: string | null;
  /** Database names that receive the case, gathered over its life, sorted. */
  readonly audience: readonly string[];
  /** Instant of opening and of the last applied event, ms since 1970. */
  readonly openedAt: number;
  readonly updatedAt: number;
}

export interface ActRecord {
  readonly event: string;
  readonly by: string;
  readonly post: string;
  readonly seat: string;
  /** ms since 1970 */
  readonly at: number;
  readonly data: JsonObject;
}

export type Verdict =
  | { readonly status: 'applied' }
  /** It came second: possible on what its author saw, no longer possible when its turn came. */
  | { readonly status: 'superseded'; readonly by: string; readonly code: string; readonly reason: Text }
  | { readonly status: 'refused'; readonly code: string; readonly reason: Text };

/** One line of the timeline: an event with its verdict, or a deadline that passed. */
export type Entry =
  | {
      readonly kind: 'event';
      readonly event: CaseEvent;
      readonly at: number;
      readonly verdict: Verdict;
      /** States entered by it (leaf paths), for the words "待受理 → 待分流". */
      readonly entered: readonly string[];
    }
  | {
      readonly kind: 'deadline';
      readonly deadline: string;
      readonly at: number;
      readonly entered: readonly string[];
    };

export interface Question {
  readonly pointer: Pointer;
  /** The value that stands in the record, and the event that put it (null: the opening). */
  readonly current: JsonValue | undefined;
  readonly currentFrom: string | null;
  /** The other value and the event that carries it. */
  readonly other: JsonValue | undefined;
  readonly otherFrom: string;
}

export type Light = 'green' | 'yellow' | 'red' | 'paused' | 'met' | 'missed';

/** One run of a deadline: from entering its states to leaving them. A case that is redone has a second run. */
export interface DeadlineRun {
  readonly id: string;
  /** 1 for the first. */
  readonly run: number;
  /** Where counting starts, ms. */
  readonly startedAt: number;
  /** ms; null while paused, because nobody knows. */
  readonly due: number | null;
  /** Counted over a year whose calendar is missing or unverified. */
  readonly provisional: boolean;
  readonly stoppedAt: number | null;
  /** Pauses as [from, to) in ms; `to` null while it lasts. */
  readonly pauses: readonly (readonly [number, number | null])[];
  /** The instant set by an extension, or null. */
  readonly extendedTo: number | null;
  /** At the `now` of the replay. `met`/`missed` once stopped. */
  readonly light: Light;
  readonly span: {
    readonly amount: number;
    readonly unit: 'days' | 'workdays' | 'hours' | 'minutes';
    readonly rollover: boolean;
    /** As the deadline says; absent is false. The explanation needs it. */
    readonly includeStart?: boolean;
  };
}
