import './polyfills.ts';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './app/Frame.tsx';
import { Session } from './session/index.ts';
import { applyPreferences } from './texts/index.ts';

applyPreferences();

/** Log-in in earnest; in development `?dev` opens a workplace in memory instead, which no build contains. */
async function start(): Promise<ReactNode> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('dev')) {
    const { DevSession } = await import('./dev/DevSession.tsx');
    return <DevSession />;
  }
  return <Session />;
}

const root = document.getElementById('root');
if (root !== null) {
  void start().then((content) => {
    // Without StrictMode: opening the device's databases twice at once, as it does, closes one under the other.
    createRoot(root).render(<Frame>{content}</Frame>);
  });
}
