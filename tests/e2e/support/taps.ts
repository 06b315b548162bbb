import type { BrowserContext, Page } from 'playwright-core';

const KEY = 'wangge.e2e.taps';

/** Notes every touch or mouse press that the browser itself reports, in any page of the profile opened from now on. */
export async function noteTaps(context: BrowserContext): Promise<void> {
  await context.addInitScript((key) => {
    document.addEventListener(
      'pointerdown',
      ({ target, isTrusted }) => {
        if (!isTrusted || !(target instanceof Element)) return;
        // Putting the cursor where one types belongs to the typing.
        const isTyping = target.matches('textarea, input:not([type=radio], [type=checkbox], [type=file])');
        const taps = JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[];
        if (!isTyping) sessionStorage.setItem(key, JSON.stringify([...taps, target.textContent.trim()]));
      },
      true,
    );
  }, KEY);
}

/** The words under each finger since the count began, without those that only placed the cursor. */
export function tapsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate((key) => JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[], KEY);
}

/** Begins the count anew. */
export async function forgetTaps(page: Page): Promise<void> {
  await page.evaluate((key) => {
    sessionStorage.removeItem(key);
  }, KEY);
}
