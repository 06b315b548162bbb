import type { ReactNode } from 'react';
import { Frame } from './app/Frame.tsx';
import { startPage } from './app/startPage.tsx';
import { Session } from './session/index.ts';

/** Log-in in earnest; in development `?dev` opens a workplace in memory instead, which no build contains. */
async function contentOf(): Promise<ReactNode> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('dev')) {
    const { DevSession } = await import('./dev/DevSession.tsx');
    return <DevSession />;
  }
  return <Session />;
}

/** Fills the page with the workers' app. */
export async function startApp(): Promise<void> {
  const content = await contentOf();
  startPage(<Frame>{content}</Frame>);
}
