import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openCase, openTab } from './support/acts.ts';
import { DESK, PHONE, settled } from './support/browser.ts';
import type { Device } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const DAY_MS = 86_400_000;

async function report(page: Page, words: string): Promise<void> {
  await openTab(page, '上报');
  await page.getByText('环境卫生', { exact: true }).click();
  await page.getByText('三组', { exact: true }).click();
  await page.getByLabel(/^情况/).fill(words);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(words) }).waitFor();
}

const PAGES = [
  '/',
  '/todo',
  '/report/incident',
  '/report/household-survey',
  '/lists',
  '/lists/all',
  '/me',
  '/outbox',
];

describe('without a network, after one visit with one', () => {
  it('opens every main page anew', async () => {
    const { page, context } = await stage.open('chief', { size: PHONE });
    await openTab(page, '待办');
    const first = page.getByRole('main').locator('.case-card').first();
    await first.click();
    await page.getByRole('article').waitFor();
    const address = page.url();
    await page.getByRole('link', { name: '打印事件处理单' }).click();
    await page.getByRole('heading', { name: '打印预览' }).waitFor();
    const sheet = page.url();

    await context.setOffline(true);
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole('main').getByRole('heading').first().waitFor();
      expect(await page.getByRole('main').innerText()).not.toMatch(/没有这一页|打不开/);
    }
    await page.goto(address);
    await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
    await page.goto(sheet);
    await page.locator('.paper').getByRole('heading', { level: 1 }).waitFor();
  });

  it('goes on without a password for whoever is signed in, and for nobody after signing out', async () => {
    const { page, context } = await stage.open('worker', { size: PHONE });
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    await page.getByText('没有网络').first().waitFor();

    await signOut(page);
    await page.reload();
    await page.getByLabel('账号').fill('worker');
    await page.getByLabel('密码', { exact: true }).fill(stage.passwordOf('worker'));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('连不上服务器，请检查网络后再试').waitFor();

    // The server could not be told. Still nobody is let in without a password when the network is back.
    await context.setOffline(false);
    await page.reload();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: '我的待办' }).count()).toBe(0);
    expect(await statusOf(page, '/api/me')).toBe(401);
  });

  it('keeps what waits through signing out and in, and sends it then', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page, context } = phone;
    await context.setOffline(true);
    await report(page, '桥头路灯不亮');
    await openTab(page, '我的');
    await page.getByRole('button', { name: '退出登录' }).click();
    const question = page.getByRole('alertdialog', { name: '退出登录' });
    await question.getByText('还有 1 条没有上传', { exact: false }).waitFor();
    await question.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();

    await context.setOffline(false);
    await page.getByLabel('账号').fill('worker');
    await page.getByLabel('密码', { exact: true }).fill(stage.passwordOf('worker'));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page
      .getByRole('link', { name: /桥头路灯不亮/ })
      .first()
      .waitFor();
    await settled(page);
    expect(await wordsOnServer(phone)).toContain('桥头路灯不亮');
  });

  it('keeps what the server refuses with its reason, and everything else goes through', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page, context } = phone;
    await context.setOffline(true);
    await report(page, '第一件，时钟正确');
    // Somebody sets the phone two days ahead; without a network it cannot know better.
    await page.clock.install({ time: Date.now() + 2 * DAY_MS });
    await page.reload();
    await report(page, '第二件，时钟快两天');
    await page.clock.setFixedTime(Date.now());
    await page.reload();
    await report(page, '第三件，时钟又正确');
    await context.setOffline(false);

    await page
      .getByRole('link', { name: /1 条未被接收/ })
      .first()
      .click();
    const refused = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: /没有被接收/ }) });
    await refused
      .getByText(/时间|时钟/)
      .first()
      .waitFor();
    const arrived = await wordsOnServer(phone);
    expect(arrived).toContain('第一件，时钟正确');
    expect(arrived).toContain('第三件，时钟又正确');
    expect(arrived).not.toContain('第二件，时钟快两天');

    await page.reload();
    await page
      .getByRole('link', { name: /1 条未被接收/ })
      .first()
      .click();
    await refused.getByRole('button', { name: '不要了' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删除' }).click();
    await refused.waitFor({ state: 'detached' });
  });

  it('takes up by itself what others did meanwhile', async () => {
    const [phone, desk] = [
      await stage.open('worker', { size: PHONE }),
      await stage.open('center', { size: DESK }),
    ];
    await phone.context.setOffline(true);
    await report(phone.page, '村道上有落石');
    await phone.context.setOffline(false);
    await openCase(desk.page, '村道上有落石');
  });
});

async function signOut(page: Page): Promise<void> {
  await openTab(page, '我的');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).waitFor();
}

function statusOf(page: Page, path: string): Promise<number> {
  return page.evaluate(async (address) => (await fetch(address)).status, path);
}

/** What the incidents in the worker's grid say, as the server has them. */
async function wordsOnServer({ context }: Device): Promise<readonly string[]> {
  const me = (await (await context.request.get('/api/me')).json()) as { databases: readonly string[] };
  const answers = me.databases.map(async (name) => {
    const answer = await context.request.get(`/${name}/_all_docs?include_docs=true`);
    const { rows } = (await answer.json()) as { rows: readonly { doc?: { data?: { what?: string } } }[] };
    return rows.flatMap(({ doc }) => doc?.data?.what ?? []);
  });
  return (await Promise.all(answers)).flat();
}
