import { useCallback, useMemo, type ReactNode } from 'react';
import { useDesk, useDeskState } from '#designer/desk';
import { openDraft, type Draft } from '#designer/edit';
import { mergeDrafts, type Answer, type Question } from '#designer/merge';
import { draftServer, fetchStart, mergeCommand, type DraftVersion } from '#designer/share';
import { useWords } from '#designer/words';
import { Banner, Loading, Sheet, useToast } from '#react';
import { Questions } from './Questions.tsx';
import { useFetched } from './useFetched.ts';

interface Sides {
  readonly base: Draft;
  readonly theirs: Draft;
}

/** Takes somebody else's draft into one's own: what does not overlap by itself, the rest is asked. One step that can be undone. */
export function TakeIn({
  version,
  onClose,
}: {
  readonly version: DraftVersion;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords();
  const desk = useDesk();
  const { work } = useDeskState();
  const toast = useToast();
  const { who, head, start } = version;
  const get = useCallback(async (): Promise<Sides | undefined> => {
    const [theirs, base] = await Promise.all([draftServer.find({ who, at: head }), fetchStart(start)]);
    return theirs && base && { base: openDraft(base), theirs: openDraft(theirs.files) };
  }, [who, head, start]);
  const fetched = useFetched(get, head);
  const sides = fetched.status === 'there' ? fetched.value : undefined;
  const merged = useMemo(
    () => sides && mergeDrafts({ ...sides, mine: work.draft, name: { 'zh-CN': who, en: who } }),
    [sides, work.draft, who],
  );
  if (merged === undefined)
    return (
      <Sheet title={t('merge.title', { who })} open onClose={onClose}>
        {fetched.status === 'fetching' ? (
          <Loading label={t('open.loading')} />
        ) : (
          <Banner tone="warn" icon="warn">
            {t(fetched.status === 'failed' ? 'merge.unreachable' : 'others.gone')}
          </Banner>
        )}
      </Sheet>
    );
  function answer(answers: ReadonlyMap<Question, Answer>): void {
    const label = { 'zh-CN': `并入 ${who} 的草稿`, en: `Take in the draft of ${who}` };
    const command = merged && mergeCommand(desk.state().work.draft, merged, answers, label);
    if (command === undefined || !desk.run({ status: 'ready', command }, { quiet: true })) return;
    toast(t('merge.done'));
    onClose();
  }
  return <Questions merged={merged} who={who} busy={false} onAnswer={answer} onClose={onClose} />;
}
