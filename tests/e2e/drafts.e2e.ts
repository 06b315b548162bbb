import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { act, openCase, openTab } from './support/acts.ts';
import { DESK, enter, PHONE, settled } from './support/browser.ts';
import type { Device } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const WORDS = '老井边的护栏松了';

/** Begins an incident and waits until the page says that it is kept. */
async function begin(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: '上报事件' }).first().click();
  await page.getByText('安全隐患', { exact: true }).click();
  await page.getByLabel(/^情况/).fill(words);
  await page.getByText('草稿已存在本机').waitFor();
}

/** Opens the app anew, as after a tab was killed, and goes on with what the first page offers. */
async function goOn({ context }: Pick<Device, 'context'>): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/');
  const drafts = page.locator('section').filter({ has: page.getByRole('heading', { name: '没写完的草稿' }) });
  await drafts.getByRole('link', { name: /上报事件.*接着填/ }).click();
  await page.getByText('上次没写完，已接着填').waitFor();
  return page;
}

async function expectAnswers(page: Page, words: string): Promise<void> {
  expect(await page.getByLabel(/^情况/).inputValue()).toBe(words);
  expect(await page.getByRole('radio', { name: '安全隐患' }).isChecked()).toBe(true);
}

describe('what was typed and not sent', () => {
  it('is offered again after the tab was closed, without a network too', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    await phone.context.setOffline(true);
    await begin(phone.page, WORDS);
    await phone.page.close({ runBeforeUnload: false });
    await expectAnswers(await goOn(phone), WORDS);
  });

  it('is offered again after the page crashed', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    await begin(phone.page, WORDS);
    const crashed = phone.page.waitForEvent('crash');
    const debug = await phone.context.newCDPSession(phone.page);
    // The answer never comes: there is nobody left to give it.
    void debug.send('Page.crash').catch(() => undefined);
    await crashed;
    await expectAnswers(await goOn(phone), WORDS);
  });

  it('is thrown away only after a question, and then is gone', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    await begin(phone.page, WORDS);
    await phone.page.reload();
    await phone.page.getByRole('button', { name: '放弃草稿' }).click();
    const question = phone.page.getByRole('alertdialog', { name: '放弃草稿' });
    await question.getByRole('button', { name: '保留' }).click();
    await question.waitFor({ state: 'detached' });
    await expectAnswers(phone.page, WORDS);

    await phone.page.getByRole('button', { name: '放弃草稿' }).click();
    await question.getByRole('button', { name: '放弃草稿' }).click();
    await question.waitFor({ state: 'detached' });
    await phone.page.getByText('上次没写完，已接着填').waitFor({ state: 'detached' });
    expect(await phone.page.getByLabel(/^情况/).inputValue()).toBe('');
    await openTab(phone.page, '今日');
    await phone.page.getByRole('heading', { name: '我的待办' }).waitFor();
    expect(await phone.page.getByText('没写完的草稿').count()).toBe(0);
  });

  it('is gone from the list once it was sent', async () => {
    const { page } = await stage.open('worker', { size: PHONE });
    await begin(page, WORDS);
    await page.getByText('三组', { exact: true }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(WORDS) }).waitFor();
    await openTab(page, '今日');
    await page
      .getByRole('link', { name: new RegExp(WORDS) })
      .first()
      .waitFor();
    expect(await page.getByText('没写完的草稿').count()).toBe(0);
  });

  it('of one account never shows to another one on the same device', async () => {
    const { page } = await stage.open('worker', { size: PHONE });
    await begin(page, WORDS);
    await signOut(page);
    await enter(page, 'volunteer', stage.passwordOf('volunteer'));
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    expect(await page.getByText('没写完的草稿').count()).toBe(0);
    await page.getByRole('link', { name: '上报事件' }).click();
    await page.getByRole('button', { name: '提交' }).waitFor();
    expect(await page.getByLabel(/^情况/).inputValue()).toBe('');
    expect(await page.content()).not.toContain(WORDS);

    // Logging out took it from the device, after saying so.
    await signOut(page);
    await enter(page, 'worker', stage.passwordOf('worker'));
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    expect(await page.getByText('没写完的草稿').count()).toBe(0);
  });

  it('in the small form of an act comes back when the act is chosen again', async () => {
    const { page } = await stage.open('center', { size: DESK });
    await openCase(page, '.');
    const words = '不属于本镇管辖';
    const article = page.getByRole('article');
    const more = article.getByRole('button', { name: /^更多操作/ });
    if (await more.isVisible()) await more.click();
    await article.getByRole('button', { name: '催办', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '催办' });
    await sheet.getByRole('textbox').first().fill(words);
    await sheet.getByRole('button', { name: '关闭' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.reload();
    await settled(page);
    await act(page, '催办', async (again) => {
      await again.getByText('上次没写完，已接着填').waitFor();
      expect(await again.getByRole('textbox').first().inputValue()).toBe(words);
    });
    await article.getByText(words).first().waitFor();
  });
});

async function signOut(page: Page): Promise<void> {
  await openTab(page, '我的');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).waitFor();
}
