import { inLanguage } from '#core/base';
import { explain, startedBy } from '#core/clock';
import type { DeadlineRun } from '#core/model';
import type { Page } from './Page.ts';

/** The sentence about a run of a deadline: `5月8日受理，当日不计；…`. */
export function explanationOf(run: DeadlineRun, { kit, flow, case: subject, language }: Page): string {
  return inLanguage(explain(run, kit, startedBy(run, subject, flow)).sentence, language);
}
