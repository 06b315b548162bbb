import type { ReactNode } from 'react';
import { useNow, useWorkplace } from '../data/index.ts';
import type { UnreadableDraft } from '../draft/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button } from '../ui/index.ts';
import { momentWords } from './moment.ts';

/** In place of a form whose draft cannot be opened: which one, why, and what can be done. It stays until somebody removes it. */
export function UnreadableNote({
  draft: { head, fault },
  onAgain,
  onDiscard,
}: {
  readonly draft: UnreadableDraft;
  readonly onAgain: () => void;
  readonly onDiscard: () => void;
}): ReactNode {
  const { t, language } = useTexts();
  const { kit } = useWorkplace();
  const now = useNow();
  return (
    <div role="alert">
      <Banner
        tone="bad"
        icon="warn"
        actions={
          <>
            <Button onClick={onAgain}>{t('draft.again')}</Button>
            <Button tone="danger" onClick={onDiscard}>
              {t('draft.unreadable.discard')}
            </Button>
          </>
        }
      >
        <b>{t('draft.unreadable', { time: momentWords(kit, head.savedAt, now, language) })}</b>
        <br />
        {t(`draft.unreadable.${fault}`)}
        <br />
        {t('draft.unreadable.help')}
      </Banner>
    </div>
  );
}
