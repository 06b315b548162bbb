import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import type { Draft } from './Draft.ts';
import './draft.css';

/** Says of a draft that is taken up again what it is: begun before, or in the place of a record that was not taken, and without what. */
export function DraftWords({ draft: { corrects, lostFiles = 0 } }: { readonly draft: Draft }): ReactNode {
  const { t } = useTexts();
  return (
    <>
      {t(corrects === undefined ? 'draft.resume' : 'sync.correct.now')}
      {lostFiles > 0 && <b className="draft-lost">{t('sync.lost', { n: lostFiles })}</b>}
    </>
  );
}
