import { useRegisterSW } from 'virtual:pwa-register/react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Banner, Button } from '../ui/index.ts';

/** Offers a new version and waits: an update in the middle of a visit would cost somebody their page. */
export function UpdateBanner(): ReactNode {
  const { t } = useTexts();
  const {
    needRefresh: [needed, setNeeded],
    updateServiceWorker,
  } = useRegisterSW();
  if (!needed) return null;
  return (
    <Banner
      icon="info"
      actions={
        <>
          <Button tone="quiet" onClick={() => setNeeded(false)}>
            {t('app.update.later')}
          </Button>
          <Button tone="main" onClick={() => void updateServiceWorker(true)}>
            {t('app.update.do')}
          </Button>
        </>
      }
    >
      {t('app.update')}
    </Banner>
  );
}
