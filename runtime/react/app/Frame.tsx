import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import type { ReactNode } from 'react';
import type { Text } from '#core';
import { LanguageProvider } from '../texts/index.ts';
import { ToastProvider } from '../ui/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

interface FrameProps {
  /** What the window is called; the app's name by default. */
  readonly title?: Text;
  readonly children: ReactNode;
}

/** What surrounds every page, logged in or not. */
export function Frame({ title, children }: FrameProps): ReactNode {
  return (
    <LanguageProvider title={title}>
      <ErrorBoundary>
        <ToastProvider>{children}</ToastProvider>
      </ErrorBoundary>
    </LanguageProvider>
  );
}
