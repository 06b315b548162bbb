import type { HomeScreen } from './HomeScreen.ts';

const KEY = 'wangge.home';

/** Keeps the first page for the next start, which shows it before the device's databases are open. */
export function rememberHome(home: HomeScreen): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(home));
  } catch {
    // The next start then waits for the kit.
  }
}

/** The first page of this person as it was last, or null: of somebody else nothing is shown. */
export function rememberedHome(person: string): HomeScreen | null {
  try {
    const home = JSON.parse(localStorage.getItem(KEY) ?? 'null') as HomeScreen | null;
    return home?.person === person ? home : null;
  } catch {
    return null;
  }
}

/** Whoever has logged out, or whose session the server ended, is not greeted at the next start. */
export function forgetHome(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
}
