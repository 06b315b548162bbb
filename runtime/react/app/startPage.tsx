import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyPreferences } from '../texts/index.ts';

/** Puts a page into its document in the language and colours that the person chose. */
export function startPage(page: ReactNode): void {
  applyPreferences();
  const root = document.getElementById('root');
  // Without StrictMode: opening the device's databases twice at once, as it does, closes one under the other.
  if (root !== null) createRoot(root).render(page);
}
