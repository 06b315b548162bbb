import type { Locator, Page } from 'playwright-core';

/** Goes on with Tab until this has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if (await goal.evaluate((one) => one === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

export async function press(page: Page, goal: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.press(key);
}

/** Types over what is selected in the focused field. */
export async function typeOver(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(words);
}
