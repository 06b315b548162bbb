import { Suspense, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { WorkplaceProvider, type Workplace } from '../data/index.ts';
import { LanguageProvider, useTexts } from '../texts/index.ts';
import { Loading, ToastProvider } from '../ui/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Pages } from './Pages.tsx';

/** What surrounds every page, logged in or not. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <LanguageProvider>
      <ErrorBoundary>
        <Localised>
          <ToastProvider>{children}</ToastProvider>
        </Localised>
      </ErrorBoundary>
    </LanguageProvider>
  );
}

function Localised({ children }: { readonly children: ReactNode }): ReactNode {
  const { language } = useTexts();
  return <I18nProvider locale={language}>{children}</I18nProvider>;
}

/** The app of somebody who has logged in. */
export function App({ workplace }: { readonly workplace: Workplace }): ReactNode {
  const { t } = useTexts();
  return (
    <WorkplaceProvider workplace={workplace}>
      <Suspense fallback={<Loading label={t('app.loading')} />}>
        <Pages />
      </Suspense>
    </WorkplaceProvider>
  );
}
