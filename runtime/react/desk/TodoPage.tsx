import { useMemo, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { CasePage } from '../case/index.ts';
import { todosOf, useCases, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { CaseListPane } from './CaseListPane.tsx';
import { TwoPanes } from './TwoPanes.tsx';

/** What waits for this person, and beside it the case in hand. */
export function TodoPage({ current }: { readonly current?: string | undefined }): ReactNode {
  const { t } = useTexts();
  const place = useWorkplace();
  const cases = useCases();
  const [, navigate] = useLocation();
  const todos = useMemo(() => todosOf(place, cases), [place, cases]);
  return (
    <TwoPanes
      kept
      hasDetail={current !== undefined}
      list={
        <CaseListPane
          title={t('todo.title')}
          cases={todos}
          current={current}
          hrefOf={(one) => `/todo/${one.id}`}
          emptyTitle={t('todo.empty')}
          emptyHelp={t('todo.empty.help')}
        />
      }
      detail={
        current !== undefined && <CasePage key={current} id={current} onBack={() => navigate('/todo')} />
      }
    />
  );
}
