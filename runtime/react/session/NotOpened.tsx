import type { ReactNode } from 'react';
import { useTexts, type TextKey } from '../texts/index.ts';
import { Banner, Button } from '../ui/index.ts';
import type { OpenFailure } from './openFailure.ts';

const WORDS = {
  noKit: 'login.noKit',
  noAnswer: 'open.noAnswer',
  full: 'open.full',
  storage: 'open.storage',
  version: 'open.version',
  unknown: 'open.unknown',
} as const satisfies Readonly<Record<OpenFailure['why'], TextKey>>;

/** Says what is really wrong when the app cannot be opened, and what helps. Nothing on the device is touched. */
export function NotOpened({ failure }: { readonly failure: OpenFailure }): ReactNode {
  const { t } = useTexts();
  return (
    <main className="login">
      <Banner
        tone="warn"
        icon="info"
        actions={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
      >
        {t(WORDS[failure.why])}
        {failure.why === 'unknown' && <span className="small soft">{failure.words}</span>}
      </Banner>
    </main>
  );
}
