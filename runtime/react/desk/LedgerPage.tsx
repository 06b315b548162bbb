import { useMemo, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { own } from '#core';
import { CasePage } from '../case/index.ts';
import { useCases, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Card, EmptyState, Icon } from '../ui/index.ts';
import { CaseListPane } from './CaseListPane.tsx';
import { CaseTable } from './CaseTable.tsx';
import { casesOf, listsFor } from './lists.ts';
import { TwoPanes } from './TwoPanes.tsx';
import './desk.css';

interface LedgerPageProps {
  readonly list?: string | undefined;
  readonly current?: string | undefined;
}

/** The saved views: all of them with counts, or one of them as a table, or one with a case in hand. */
export function LedgerPage({ list, current }: LedgerPageProps): ReactNode {
  const { t } = useTexts();
  const { kit } = useWorkplace();
  if (list === undefined) return <Ledgers />;
  if (own(kit.lists, list) === undefined) return <EmptyState icon="ledger" title={t('app.notFound')} />;
  return <Ledger id={list} current={current} />;
}

function Ledgers(): ReactNode {
  const { t, words } = useTexts();
  const { kit, me } = useWorkplace();
  const cases = useCases();
  const lists = listsFor(kit, me);
  const groups = useMemo(() => {
    const flows = [...new Set(lists.map(({ flow }) => flow))];
    return flows.map((flow) => ({ flow, lists: lists.filter((one) => one.flow === flow) }));
  }, [lists]);
  if (lists.length === 0) return <EmptyState icon="ledger" title={t('ledger.empty')} />;
  return (
    <div className="ledgers">
      <h1>{t('ledger.title')}</h1>
      {groups.map((group) => (
        <Card key={group.flow} title={words(own(kit.flows, group.flow)?.title ?? {})} flush>
          <ul className="rows">
            {group.lists.map((list) => (
              <li key={list.id}>
                <Link className="row-link" href={`/lists/${list.id}`}>
                  <span>{words(list.title)}</span>
                  <span className="soft numeric">{casesOf(list, cases, me, kit).length}</span>
                  <Icon name="next" />
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function Ledger({ id, current }: { readonly id: string; readonly current: string | undefined }): ReactNode {
  const { t, words } = useTexts();
  const { kit, me } = useWorkplace();
  const cases = useCases();
  const [, navigate] = useLocation();
  const list = own(kit.lists, id);
  const found = useMemo(
    () => (list === undefined ? [] : casesOf(list, cases, me, kit)),
    [list, cases, me, kit],
  );
  if (list === undefined) return null;
  const pane = (
    <CaseListPane
      title={words(list.title)}
      cases={found}
      current={current}
      hrefOf={(one) => `/lists/${id}/${one.id}`}
      emptyTitle={t('todo.empty')}
      {...(current === undefined
        ? {
            table: (shown) => (
              <CaseTable list={list} cases={shown} hrefOf={(one) => `/lists/${id}/${one.id}`} />
            ),
          }
        : {})}
    />
  );
  if (current === undefined) return pane;
  return (
    <TwoPanes
      hasDetail
      list={pane}
      detail={<CasePage key={current} id={current} onBack={() => navigate(`/lists/${id}`)} />}
    />
  );
}
