import { own } from '#core/base';
import type { Text } from '#core/base';
import type { Case, DeadlineRun, Flow } from '#core/model';

/** The title of the act whose event started the run, for {@link explain}; undefined when a deadline's passing did. */
export function startedBy(
  run: Pick<DeadlineRun, 'startedAt'>,
  subject: Pick<Case, 'timeline'>,
  flow: Pick<Flow, 'actions'>,
): Text | undefined {
  const entry = subject.timeline.find(
    (one) => one.kind === 'event' && one.verdict.status === 'applied' && one.at === run.startedAt,
  );
  return entry?.kind === 'event' ? own(flow.actions, entry.event.act)?.title : undefined;
}
