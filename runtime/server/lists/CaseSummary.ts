/** Name of the database that holds the summaries. */
export const CASES = 'cases';

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
  /** The databases that hold its events: of its audience now, and of whoever received it before. */
  readonly databases: readonly string[];
  /** When the case may change by itself, so that the hub looks at it again; absent when it will not. */
  readonly nextLook?: string;
  /** When this summary was written: what an integrator asks for next time is what was kept after the last one they have. */
  readonly keptAt: string;
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
