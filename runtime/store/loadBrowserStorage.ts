/** The databases of a browser: `openLocalDatabases`, `openLocalDatabase`, `openRemoteDatabase`. */
export type BrowserStorage = typeof import('./browser.ts');

/** Loads PouchDB for browsers. Lazy, because the server uses this folder too and has no IndexedDB. */
export function loadBrowserStorage(): Promise<BrowserStorage> {
  return import('./browser.ts');
}
