import type { Verdict } from '#core/model';

/** The database that holds the summaries: for town posts and for other systems. */
export const CASES = 'cases';

/**
 * That of the cases which go to persons and to no grid, assessments for instance: for town posts, which read their events too. No other system
 * learns of them that they are there.
 */
export const CASES_OF_PERSONS = 'cases-persons';

/** Both halves of the list cache. */
export const CACHES: readonly string[] = [CASES, CASES_OF_PERSONS];

/**
 * What the list cache keeps of one case: enough for lists and reports, and of the record only what the town's lists show. Instants are
 * written with the town's offset (`2026-05-08T09:30:00.000+08:00`), so that they sort as text. Nothing in it depends on when it is
 * read: a light is worked out from `warnAt` and `due`.
 */
export interface CaseSummary {
  /** The case. */
  readonly _id: string;
  readonly _rev?: string;
  readonly kind: 'case';
  /** Of the summary itself; another one is made anew from the events. */
  readonly format: string;
  readonly flow: string;
  /** Revision of the kit that the case is pinned to. */
  readonly rev: string;
  readonly grid: string;
  readonly number: string;
  readonly states: readonly string[];
  readonly tags: readonly string[];
  readonly open: boolean;
  readonly openedAt: string;
  /** Of the last applied event. */
  readonly updatedAt: string;
  /** When it was closed; absent while it is open. */
  readonly closedAt?: string;
  readonly parties: Readonly<Record<string, readonly string[]>>;
  readonly counts: Readonly<Record<string, number>>;
  /** JSON Pointer → value of the record, for the fields that the lists show. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly deadlines: readonly SummaryDeadline[];
  /**
   * The earliest `due` of a running deadline, passed or not: the case is overdue from then on. Absent when none runs; ask with
   * `{ $gt: '', $lte: now }`, because the embedded server takes an absent value for less than any text.
   */
  readonly nextDue?: string;
  /** The earliest `warnAt` of a running deadline. */
  readonly warnAt?: string;
  /** `_id` of the last applied event. */
  readonly head: string | null;
  /** What was entered and took no effect; absent when there is nothing of the kind. */
  readonly withoutEffect?: {
    readonly count: number;
    /** Of them the last `SHOWN_WITHOUT_EFFECT`, in the order of the timeline. */
    readonly newest: readonly EventWithoutEffect[];
  };
  /** The databases that hold its events: of its audience now, and of whoever received it before. */
  readonly databases: readonly string[];
  /** When the case may change by itself, so that the hub looks at it again; absent when it will not. */
  readonly nextLook?: string;
  /** When this summary was written: what an integrator asks for next time is what was kept after the last one they have. */
  readonly keptAt: string;
}

/** So many events of a case that took no effect are named: somebody who sends thousands must not make each round of the hub dearer. */
export const SHOWN_WITHOUT_EFFECT = 20;

/** An event with a verdict other than `applied`. Why, in words and with its author, stands in the timeline of the case. */
interface EventWithoutEffect {
  /** Its `_id`. */
  readonly event: string;
  readonly act: string;
  readonly post: string;
  readonly seat: string;
  readonly at: string;
  readonly verdict: Exclude<Verdict['status'], 'applied'>;
  /** Of the verdict: one of those of `decide`, or `event.future`. */
  readonly code: string;
}

/** One run of a deadline. A running one is green before `warnAt`, yellow from then, red from `due`. */
export interface SummaryDeadline {
  readonly id: string;
  readonly run: number;
  readonly startedAt: string;
  /** Absent while paused. */
  readonly due?: string;
  /** Absent when it does not run. */
  readonly warnAt?: string;
  readonly stoppedAt?: string;
  /** Only where time no longer changes it. */
  readonly light?: 'met' | 'missed' | 'paused';
  /** Counted over a year whose calendar is not verified. */
  readonly provisional?: true;
}
