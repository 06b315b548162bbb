import type { ReactNode } from 'react';
import { momentWords } from '../case/moment.ts';
import { useNow, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button } from '../ui/index.ts';
import type { DraftControl } from './useDraft.ts';
import './draft.css';

/** Says that what was typed is safe. Quiet; loud only when it is not, with what to do then. */
export function DraftLine({ draft: { state, write } }: { readonly draft: DraftControl }): ReactNode {
  const { t, language } = useTexts();
  const { kit } = useWorkplace();
  const now = useNow();
  if (state.status === 'failed') {
    return (
      <div role="alert">
        <Banner tone="bad" icon="warn" actions={<Button onClick={write}>{t('draft.write')}</Button>}>
          {t(state.full ? 'draft.full' : 'draft.failed')}
        </Banner>
      </div>
    );
  }
  const words =
    state.status === 'saving'
      ? t('draft.saving')
      : state.status === 'saved'
        ? t('draft.saved', { time: momentWords(kit, state.at, now, language) })
        : '';
  return <p className="small soft draft-line">{words}</p>;
}
