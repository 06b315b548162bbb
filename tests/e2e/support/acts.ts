import type { Locator, Page } from 'playwright-core';

/** A person's deeds in the app, in its own words. */

/** Goes to one of the main pages by the bar or rail of the app. */
export async function openTab(page: Page, name: '今日' | '待办' | '上报' | '我的'): Promise<void> {
  const tabs = page.getByRole('navigation', { name: '主导航' });
  await tabs.getByRole('link', { name: new RegExp(`^${name}`) }).click();
}

/** Opens the to-dos and the case whose summary has these words. */
export async function openCase(page: Page, words: string): Promise<void> {
  await openTab(page, '待办');
  await followTo(page, words);
}

/** Opens the case from what the person has lately had to do with. */
export async function openRecent(page: Page, words: string): Promise<void> {
  await openTab(page, '今日');
  await followTo(page, words);
}

async function followTo(page: Page, words: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(words) })
    .first()
    .click();
  await page
    .getByRole('article')
    .getByRole('heading', { level: 1, name: new RegExp(words) })
    .waitFor();
}

/** Chooses an act of the open case, fills its small form and confirms. */
export async function act(
  page: Page,
  title: string,
  fill: (sheet: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const acts = page.getByRole('article').getByRole('region', { name: '现在可以办' });
  const button = acts.getByRole('button', { name: title, exact: true });
  const more = acts.getByRole('button', { name: /^更多操作/ });
  await button.or(more).first().waitFor();
  if (!(await button.isVisible())) await more.click();
  await button.click();
  const sheet = page.getByRole('dialog', { name: title }).or(page.getByRole('alertdialog', { name: title }));
  await sheet.waitFor();
  await fill(sheet);
  await sheet.getByRole('button', { name: title, exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}

/** Chooses one option of a searchable list: the field opens its list as a sheet of its own. */
export async function choose(page: Page, form: Locator, field: string, option: RegExp): Promise<void> {
  await form.getByLabel(new RegExp(`^${field}`)).click();
  await page.getByRole('option', { name: option }).click();
}
