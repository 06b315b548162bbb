import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Text } from '#core';
import { useTexts, type TextKey } from '../texts/index.ts';
import { Badge, Icon, type IconName } from '../ui/index.ts';
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

interface ShellFrameProps {
  readonly title: Text;
  /** Marks a kit with made-up people. */
  readonly sample: boolean;
  /** How many cases wait for this person. */
  readonly waiting?: number;
  /** At the end of the bar. */
  readonly chip?: ReactNode;
  /** Below the tabs where they stand at the left. */
  readonly rail?: ReactNode;
  readonly children: ReactNode;
}

/** Bar, tabs and page, whatever is known to fill them with. */
export function ShellFrame({ title, sample, waiting = 0, chip, rail, children }: ShellFrameProps): ReactNode {
  const { t, words } = useTexts();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="bar">
        <span className="bar-title">{words(title)}</span>
        {sample && (
          <Badge tone="warn" title={t('app.sample.help')}>
            {t('app.sample')}
          </Badge>
        )}
        {chip}
      </header>
      <div className="rail">
        <Tabs waiting={waiting} />
        {rail}
      </div>
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Tabs({ waiting }: { readonly waiting: number }): ReactNode {
  const { t } = useTexts();
  const [path] = useLocation();
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
