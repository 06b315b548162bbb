import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/index.ts';
import './desk.css';

interface TwoPanesProps {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly hasDetail: boolean;
  /** The list is always there beside the case: no way back is needed. */
  readonly kept?: boolean;
}

/** A list with the chosen case beside it; on a narrow screen one of the two. */
export function TwoPanes({ list, detail, hasDetail, kept = false }: TwoPanesProps): ReactNode {
  const { t } = useTexts();
  return (
    <div className={`panes${hasDetail ? ' panes-detail' : ''}${kept ? ' panes-kept' : ''}`}>
      <div className="pane-list">{list}</div>
      <div className="pane-detail case-pane">
        {hasDetail ? detail : <EmptyState icon="ledger" title={t('ledger.select')} />}
      </div>
    </div>
  );
}
