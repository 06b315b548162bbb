import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/index.ts';
import './desk.css';

interface TwoPanesProps {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly hasDetail: boolean;
}

/** A list with the chosen case beside it; on a narrow screen one of the two. */
export function TwoPanes({ list, detail, hasDetail }: TwoPanesProps): ReactNode {
  const { t } = useTexts();
  return (
    <div className={hasDetail ? 'panes panes-detail' : 'panes'}>
      <div className="pane-list">{list}</div>
      <div className="pane-detail case-pane">
        {hasDetail ? detail : <EmptyState icon="ledger" title={t('ledger.select')} />}
      </div>
    </div>
  );
}
