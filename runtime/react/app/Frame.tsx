import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { LanguageProvider, useTexts } from '../texts/index.ts';
import { ToastProvider } from '../ui/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

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
