import './polyfills.ts';
import type { ReactNode } from 'react';
import { Frame } from './app/Frame.tsx';
import { startPage } from './app/startPage.tsx';
import { Session } from './session/index.ts';

/** Log-in in earnest; in development `?dev` opens a workplace in memory instead, which no build contains. */
async function start(): Promise<ReactNode> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('dev')) {
    const { DevSession } = await import('./dev/DevSession.tsx');
    return <DevSession />;
  }
  return <Session />;
}

void start().then((content) => startPage(<Frame>{content}</Frame>));
