import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSync, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Icon, type IconName } from '../ui/index.ts';

/** One calm line about what has reached the server. Being offline is ordinary and looks so. */
export function SyncChip(): ReactNode {
  const { t } = useTexts();
  const { signInAgain } = useWorkplace();
  const { online, waiting, refused, authLost } = useSync();
  if (authLost) {
    return (
      <button type="button" className="sync-chip sync-warn" onClick={signInAgain}>
        <Icon name="info" />
        <span>{t('login.submit')}</span>
      </button>
    );
  }
  const [icon, words, look]: readonly [IconName, string, string] =
    refused.length > 0
      ? ['warn', t('net.refused', { n: refused.length }), 'sync-warn']
      : waiting.size > 0
        ? ['phone', t('net.waiting', { n: waiting.size }), 'sync-some']
        : online
          ? ['cloud', t('net.synced'), 'sync-quiet']
          : ['phone', t('net.offline.short'), 'sync-some'];
  return (
    <Link href="/outbox" className={`sync-chip ${look}`} aria-live="polite">
      <Icon name={icon} />
      <span>{words}</span>
    </Link>
  );
}
