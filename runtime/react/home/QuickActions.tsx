import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/index.ts';
import type { HomeTile } from './HomeScreen.ts';

/** What this person may begin, each with one tap. */
export function QuickActions({ tiles }: { readonly tiles: readonly HomeTile[] }): ReactNode {
  const { t, words } = useTexts();
  if (tiles.length === 0) return null;
  return (
    <nav className="quick" aria-label={t('today.quick')}>
      {tiles.map(({ flow, title, icon }, index) => (
        <Link
          key={flow}
          href={`/report/${flow}`}
          className={index === 0 ? 'quick-tile quick-main' : 'quick-tile'}
        >
          <Icon name={icon} />
          <span>{words(title)}</span>
        </Link>
      ))}
    </nav>
  );
}
