import type * as browser from './browser.ts';

/** The databases of a browser: `openLocalDatabases`, `openLocalDatabase`, `openRemoteDatabase`. */
export type BrowserStorage = typeof browser;

/** Loads PouchDB for browsers. Lazy, because the server uses this folder too and has no IndexedDB. */
export function loadBrowserStorage(): Promise<BrowserStorage> {
  return import('./browser.ts');
}
