import type { ReactNode } from 'react';
import { momentWords } from '../case/moment.ts';
import { useNow, useWorkplace } from '../data/index.ts';
import type { DraftState } from '../draft/index.ts';
import { useTexts } from '../texts/index.ts';

/** Says that what was typed is safe. Quiet, and read out only when it failed. */
export function DraftLine({ state }: { readonly state: DraftState }): ReactNode {
  const { t, language } = useTexts();
  const { kit } = useWorkplace();
  const now = useNow();
  if (state.status === 'failed') {
    return (
      <p className="small draft-failed" role="alert">
        {t('draft.failed')}
      </p>
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
