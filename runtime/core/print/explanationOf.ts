import { inLanguage, own } from '#core/base';
import { explain } from '#core/clock';
import type { DeadlineRun } from '#core/model';
import type { Page } from './Page.ts';

/** The sentence about a run of a deadline; it names the act that started it where the flow counts from one. */
export function explanationOf(
  run: DeadlineRun,
  { kit, flow, language }: Pick<Page, 'kit' | 'flow' | 'language'>,
): string {
  const from = own(flow.deadlines ?? {}, run.id)?.from;
  const started = from === undefined ? undefined : own(flow.actions, from)?.title;
  return inLanguage(explain(run, kit, started).sentence, language);
}
