import { useState, type ReactNode } from 'react';
import { useDeskState } from '#designer/desk';
import { useShareState, useSharing, type DraftVersion, type KeptWhere } from '#designer/share';
import { useWords } from '#designer/words';
import { Banner, Button, Sheet } from '#react';
import { OthersDrafts } from './OthersDrafts.tsx';
import { saveWords } from './saveWords.ts';
import { TakeIn } from './TakeIn.tsx';
import { Versions } from './Versions.tsx';

interface ShareSheetProps {
  readonly person: string;
  readonly where: KeptWhere;
  readonly onClose: () => void;
  readonly onDecide: () => void;
}

/** Where the draft is, its versions, and what others are changing. */
export function ShareSheet({ person, where, onClose, onDecide }: ShareSheetProps): ReactNode {
  const { t, words } = useWords();
  const [taking, setTaking] = useState<DraftVersion | null>(null);
  if (taking !== null) return <TakeIn version={taking} onClose={() => setTaking(null)} />;
  return (
    <Sheet title={t('share.title')} lead={t('share.lead')} open onClose={onClose}>
      <div className="stack">
        <Now onDecide={onDecide} />
        <p className="small soft">
          {where.keeper === 'git'
            ? t('share.where.git', { branch: `draft/town/${person}` })
            : t('share.where.files', { why: where.why === undefined ? '' : words(where.why) })}
        </p>
        <h3>{t('versions.title')}</h3>
        <Versions onDone={onClose} />
        <h3>{t('others.title')}</h3>
        <OthersDrafts person={person} onTake={setTaking} />
      </div>
    </Sheet>
  );
}

function Now({ onDecide }: { readonly onDecide: () => void }): ReactNode {
  const { t } = useWords();
  const { save } = useDeskState();
  const sharing = useSharing();
  const share = useShareState();
  if (share.status === 'none') return <Banner icon="info">{t('share.none')}</Banner>;
  if (share.status === 'conflict')
    return (
      <Banner
        tone="warn"
        icon="warn"
        actions={
          <Button tone="main" onClick={onDecide}>
            {t('share.conflict.do')}
          </Button>
        }
      >
        {t('share.conflict.help')}
      </Banner>
    );
  const isSafe = share.status === 'saved' && save.status === 'saved';
  return (
    <Banner
      tone={isSafe ? 'good' : share.status === 'refused' ? 'bad' : 'info'}
      icon={isSafe ? 'check' : 'cloud'}
      actions={isSafe ? undefined : <Button onClick={() => void sharing.sync()}>{t('share.now')}</Button>}
    >
      {saveWords(save, share, t)}
      {share.status === 'unreachable' && <p className="small">{t('share.unreachable.help')}</p>}
    </Banner>
  );
}
