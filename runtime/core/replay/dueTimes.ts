import type { Case } from '#core/model';

/** A deadline that still runs. */
export interface DueTime {
  readonly deadline: string;
  readonly run: number;
  /** ms */
  readonly due: number;
  readonly provisional: boolean;
}

/** The due instants of the deadlines that run and are not paused, the earliest first. */
export function dueTimes(whole: Pick<Case, 'deadlines'>): readonly DueTime[] {
  const times: DueTime[] = [];
  for (const { id, run, due, provisional, stoppedAt } of whole.deadlines) {
    if (due !== null && stoppedAt === null) times.push({ deadline: id, run, due, provisional });
  }
  return times.sort((left, right) => left.due - right.due || (left.deadline < right.deadline ? -1 : 1));
}
