import type { Text } from '#core/base';
import type { DeadlineRun } from '#core/model';

/**
 * What a day did: `start` was not counted; `counted` and `worked` are the n-th (`worked`: a weekend day that the
 * calendar works); `off` and `paused` were passed over; `moved` is the working day to which an off last day moved;
 * `extended` came by an extension. Under hours and minutes a `counted` day has no number.
 */
export interface ExplainedDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly kind: 'start' | 'counted' | 'off' | 'paused' | 'moved' | 'extended' | 'worked';
  readonly n?: number;
  readonly words: Text;
}

export interface Explanation {
  /** From the start to the due date; while paused, to the day on which the pause began. */
  readonly days: readonly ExplainedDay[];
  readonly sentence: Text;
  readonly provisional: boolean;
}

/** A day before it has words. `listed`: the calendar names it. */
export interface DayMark {
  readonly day: number;
  readonly kind: ExplainedDay['kind'];
  readonly n?: number;
  readonly listed: boolean;
}

/** What the words need to know of a run. */
export interface RunFacts {
  readonly run: DeadlineRun;
  readonly marks: readonly DayMark[];
  readonly due: number | null;
  readonly offsetMinutes: number;
  /** Years that were asked about without a verified calendar. */
  readonly unverified: readonly number[];
  readonly started: Text;
}
