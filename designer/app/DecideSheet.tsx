import { useMemo, useState, type ReactNode } from 'react';
import { useDeskState } from '#designer/desk';
import { openDraft } from '#designer/edit';
import { mergeDrafts, type Answer, type Question } from '#designer/merge';
import { useShareState, useSharing } from '#designer/share';
import { useWords } from '#designer/words';
import { useToast } from '#react';
import { Questions } from './Questions.tsx';

const DEVICE = { 'zh-CN': '另一台设备', en: 'the other device' };

/** What two devices of one person changed differently, decided place by place. */
export function DecideSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const { work } = useDeskState();
  const sharing = useSharing();
  const share = useShareState();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const merged = useMemo(
    () =>
      share.status === 'conflict'
        ? mergeDrafts({
            base: share.ancestor,
            mine: work.draft,
            theirs: openDraft(share.theirs.files),
            name: DEVICE,
          })
        : undefined,
    [share, work.draft],
  );
  if (merged === undefined) return null;
  async function answer(answers: ReadonlyMap<Question, Answer>): Promise<void> {
    if (merged === undefined) return;
    setBusy(true);
    const resolved = await sharing.resolve(merged, answers);
    setBusy(false);
    toast(t(`merge.${resolved}`), { tone: resolved === 'done' ? 'good' : 'bad' });
    if (resolved === 'done') onClose();
  }
  return (
    <Questions
      merged={merged}
      who={t('merge.device')}
      busy={busy}
      onAnswer={(answers) => void answer(answers)}
      onClose={onClose}
    />
  );
}
