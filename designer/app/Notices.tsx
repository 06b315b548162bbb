import type { ReactNode } from 'react';
import { useDesk, useDeskState, type Kept } from '#designer/desk';
import { useShareState, type TownFiles } from '#designer/share';
import { useWords } from '#designer/words';
import { Banner, Button } from '#react';
import { download } from './archive.ts';

/** What somebody has to know before going on: that nothing is kept, that another page writes, that the draft is an old one. */
export function Notices({
  town,
  lost,
  onDecide,
}: {
  readonly town: TownFiles;
  readonly lost: Kept | undefined;
  readonly onDecide: () => void;
}): ReactNode {
  const { t } = useWords();
  const desk = useDesk();
  const { save } = useDeskState();
  const share = useShareState();
  return (
    <div className="designer-notices">
      {save.status === 'failed' && (
        <Banner tone="bad" icon="warn">
          {t('save.failed.help')}
        </Banner>
      )}
      {save.status === 'elsewhere' && (
        <Banner
          tone="bad"
          icon="warn"
          actions={<Button onClick={() => location.reload()}>{t('open.again')}</Button>}
        >
          {t('save.elsewhere')}
        </Banner>
      )}
      {share.status === 'refused' && (
        <Banner tone="bad" icon="warn">
          {t(share.why === 'held' ? 'share.refused.held' : 'share.refused.content')}
        </Banner>
      )}
      {share.status === 'conflict' && (
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
      )}
      {lost !== undefined && (
        <Banner
          tone="bad"
          icon="warn"
          actions={<Button onClick={() => keepRecord(lost)}>{t('draft.record')}</Button>}
        >
          {t('draft.lost')}
        </Banner>
      )}
      {desk.base.revision !== town.revision && (
        <Banner tone="warn" icon="info">
          {t('draft.older')}
        </Banner>
      )}
    </div>
  );
}

function keepRecord(lost: Kept): void {
  const text = JSON.stringify({ ...lost, files: Object.fromEntries(lost.files) });
  download('wangge-draft.json', new TextEncoder().encode(text), 'application/json');
}
