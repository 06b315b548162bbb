import { Suspense, useMemo, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { todosOf, useCases, useTicking, useWorkplace } from '../data/index.ts';
import { useTexts, type TextKey } from '../texts/index.ts';
import { Badge, Icon, Loading, type IconName } from '../ui/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ListRail } from './ListRail.tsx';
import { LoadingLine } from './LoadingLine.tsx';
import { SyncChip } from './SyncChip.tsx';
import './shell.css';

interface Tab {
  readonly href: string;
  readonly words: TextKey;
  readonly icon: IconName;
}

const TABS: readonly Tab[] = [
  { href: '/', words: 'nav.today', icon: 'today' },
  { href: '/todo', words: 'nav.todo', icon: 'todo' },
  { href: '/report', words: 'nav.report', icon: 'plus' },
  { href: '/lists', words: 'nav.ledger', icon: 'ledger' },
  { href: '/me', words: 'nav.me', icon: 'me' },
];

/** The frame of every page: a bar with tabs below on a phone, a rail with the lists at the left on a desk. */
export function Shell({
  children,
  notice,
}: {
  readonly children: ReactNode;
  readonly notice?: ReactNode;
}): ReactNode {
  const { t, words } = useTexts();
  const { kit } = useWorkplace();
  const [path] = useLocation();
  useTicking();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="bar">
        <span className="bar-title">{words(kit.title)}</span>
        {kit.sample && (
          <Badge tone="warn" title={t('app.sample.help')}>
            {t('app.sample')}
          </Badge>
        )}
        <SyncChip />
      </header>
      <div className="rail">
        <Tabs path={path} />
        <ListRail path={path} />
      </div>
      <main id="main" className="page" tabIndex={-1}>
        {notice}
        <LoadingLine />
        <ErrorBoundary key={path}>
          <Suspense fallback={<Loading label={t('app.loading')} />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}

function Tabs({ path }: { readonly path: string }): ReactNode {
  const { t } = useTexts();
  const place = useWorkplace();
  const cases = useCases();
  const waiting = useMemo(() => todosOf(place, cases).length, [place, cases]);
  return (
    <nav className="tabs" aria-label={t('nav.label')}>
      {TABS.map(({ href, words, icon }) => {
        const isOn = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
        return (
          <Link
            key={href}
            href={href}
            className={`tab${isOn ? ' tab-on' : ''}${href === '/report' ? ' tab-report' : ''}`}
            aria-current={isOn ? 'page' : undefined}
          >
            <span className="tab-icon">
              <Icon name={icon} />
            </span>
            <span>{t(words)}</span>
            {href === '/todo' && waiting > 0 && (
              <span className="tab-count">{waiting > 99 ? '99+' : waiting}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
