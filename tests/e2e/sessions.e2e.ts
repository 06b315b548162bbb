import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTab } from './support/acts.ts';
import { DESK, PHONE } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

/** Up to the question, by keyboard; the way out has the focus. */
async function ask(page: Page) {
  await openTab(page, '我的');
  const button = page.getByRole('button', { name: '退出所有设备' });
  await button.focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: '退出所有设备' });
  await question.waitFor();
  return question;
}

describe('logging out on all devices', () => {
  it('ends the session of a lost phone too', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const lost = await stage.open('worker', { size: DESK });
    const question = await ask(phone.page);
    await question.getByRole('button', { name: '全部退出' }).click();
    await phone.page.locator('#login-name').waitFor();

    expect((await lost.context.request.get('/api/me')).status()).toBe(401);
    await lost.page.goto('/');
    await lost.page.locator('#login-password').waitFor();
  });

  it('without a network does not happen, and says so', async () => {
    const { page, context } = await stage.open('worker', { size: PHONE });
    await context.setOffline(true);
    const question = await ask(page);
    await question.getByRole('button', { name: '全部退出' }).click();
    await page.getByText('没有退出：连不上服务器').waitFor();
    await context.setOffline(false);
    expect((await context.request.get('/api/me')).status()).toBe(200);
  });

  it('does not happen when the answer to the question is no', async () => {
    const { page, context } = await stage.open('worker', { size: PHONE });
    const question = await ask(page);
    await question.getByRole('button', { name: '取消' }).click();
    await question.waitFor({ state: 'detached' });
    expect((await context.request.get('/api/me')).status()).toBe(200);
  });
});
