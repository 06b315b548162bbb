import type { ReactNode } from 'react';
import { useSync } from '../data/index.ts';
import { useTexts, type Texts } from '../texts/index.ts';
import { Banner } from '../ui/index.ts';

const MINUTE = 60_000;

/**
 * How far the first download is, in words and as a bar. Read out when it begins and when something is in its way; the
 * numbers change too often for that and are there for whoever asks.
 */
export function LoadingLine(): ReactNode {
  const { t } = useTexts();
  const { loading, databases } = useSync();
  const states = Object.values(databases);
  const words =
    loading === null
      ? null
      : states.includes('full')
        ? t('load.full')
        : states.includes('offline')
          ? t('load.waiting')
          : t(loading.stage === 'open' ? 'load.open' : 'load.rest');
  return (
    <>
      <div className="visually-hidden" role="status">
        {words}
      </div>
      {loading !== null && (
        <Banner icon="cloud">
          <b aria-hidden="true">{words}</b>
          <span className="small load-count numeric">
            {countWords(loading, t)}
            {loading.msLeft !== null && !states.includes('offline') && ` · ${leftWords(loading.msLeft, t)}`}
          </span>
          {loading.total !== null && (
            <progress
              className="load-bar"
              aria-label={words ?? ''}
              value={loading.stored}
              max={Math.max(1, loading.total)}
            />
          )}
        </Banner>
      )}
    </>
  );
}

function countWords(
  { stored, total }: { readonly stored: number; readonly total: number | null },
  t: Texts['t'],
): string {
  return total === null ? t('load.some', { stored }) : t('load.count', { stored, total });
}

/** Rounded up and coarse: an estimate that changes by the second promises too much. */
function leftWords(ms: number, t: Texts['t']): string {
  return ms < MINUTE
    ? t('load.left.seconds', { n: Math.max(5, Math.ceil(ms / 5000) * 5) })
    : t('load.left.minutes', { n: Math.ceil(ms / MINUTE) });
}
