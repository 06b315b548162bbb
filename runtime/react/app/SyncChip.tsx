import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Loading } from '#sync';
import { useSync, useWorkplace } from '../data/index.ts';
import { useTexts, type Texts } from '../texts/index.ts';
import { Icon, type IconName } from '../ui/index.ts';

/** One calm line about what has reached the server. Being offline is ordinary and looks so. */
export function SyncChip(): ReactNode {
  const { t } = useTexts();
  const { signInAgain } = useWorkplace();
  const { online, waiting, refused, authLost, loading } = useSync();
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
        : !online
          ? ['phone', t('net.offline.short'), 'sync-some']
          : loading !== null
            ? ['cloud', loadWords(loading, t), 'sync-some']
            : ['cloud', t('net.synced'), 'sync-quiet'];
  return (
    // What changes by the second is not read out: the line about the download does that, once.
    <Link href="/outbox" className={`sync-chip ${look}`} aria-live={loading === null ? 'polite' : 'off'}>
      <Icon name={icon} />
      <span>{words}</span>
    </Link>
  );
}

function loadWords({ stored, total }: Loading, t: Texts['t']): string {
  if (total === null || total === 0) return t('load.short.begun');
  return t('load.short', { percent: Math.floor((Math.min(stored, total) / total) * 100) });
}
