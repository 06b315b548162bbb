import { lazy, type ReactNode } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { useTexts } from '../texts/index.ts';
import { EmptyState, Loading } from '../ui/index.ts';
import { onDemand } from '../ui/onDemand.tsx';
import { TodayPage } from '../worker/index.ts';
import { Shell } from './Shell.tsx';

// Forms, lists, cases and print are loaded when first used: the first page must be there on a slow phone.
const ReportPage = lazy(() =>
  import('../worker/ReportPage.tsx').then((page) => ({ default: page.ReportPage })),
);
const OutboxPage = lazy(() =>
  import('../worker/OutboxPage.tsx').then((page) => ({ default: page.OutboxPage })),
);
const TodoPage = lazy(() => import('../desk/TodoPage.tsx').then((page) => ({ default: page.TodoPage })));
const LedgerPage = lazy(() =>
  import('../desk/LedgerPage.tsx').then((page) => ({ default: page.LedgerPage })),
);
const CasePage = lazy(() => import('../case/index.ts').then((page) => ({ default: page.CasePage })));
const MePage = lazy(() => import('../me/index.ts').then((page) => ({ default: page.MePage })));
const PrintPage = lazy(() => import('../print/index.ts').then((page) => ({ default: page.PrintPage })));
const PeoplePage = onDemand(
  async () => (await import('../people/index.ts')).PeoplePage,
  (_, trouble) => trouble ?? <Opening />,
);

function Opening(): ReactNode {
  const { t } = useTexts();
  return <Loading label={t('app.loading')} />;
}

/** The pages and their addresses. */
export function Pages({ notice }: { readonly notice?: ReactNode }): ReactNode {
  return (
    <Switch>
      <Route path="/print/:id/:print">{({ id, print }) => <PrintPage id={id} print={print} />}</Route>
      <Route>
        <Shell notice={notice}>
          <Switch>
            <Route path="/">
              <TodayPage />
            </Route>
            <Route path="/todo/:current?">{({ current }) => <TodoPage current={current} />}</Route>
            <Route path="/report/:flow?">{({ flow }) => <ReportPage flow={flow} />}</Route>
            <Route path="/lists/:list?/:current?">
              {({ list, current }) => <LedgerPage list={list} current={current} />}
            </Route>
            <Route path="/case/:id">{({ id }) => <LoneCase id={id} />}</Route>
            <Route path="/me">
              <MePage />
            </Route>
            <Route path="/me/people">
              <PeoplePage />
            </Route>
            <Route path="/outbox">
              <OutboxPage />
            </Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Shell>
      </Route>
    </Switch>
  );
}

function LoneCase({ id }: { readonly id: string }): ReactNode {
  const [, navigate] = useLocation();
  return (
    <div className="case-pane">
      <CasePage key={id} id={id} onBack={() => (history.length > 1 ? history.back() : navigate('/'))} />
    </div>
  );
}

function NotFound(): ReactNode {
  const { t } = useTexts();
  return (
    <EmptyState icon="search" title={t('app.notFound')}>
      <Link className="button button-plain" href="/">
        {t('app.home')}
      </Link>
    </EmptyState>
  );
}
