import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTab } from './support/acts.ts';
import { DESK, PHONE, enter } from './support/browser.ts';
import type { Device } from './support/browser.ts';
import { inspector, wordsOn } from './support/inspect.ts';
import { goTo } from './support/scenes.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const OLD_GRID = 'grid-990101101200001';

/** The director at the page of people and accounts, by the way through the page of oneself. */
async function openPeople(): Promise<Device> {
  const director = await stage.open('centerlead', { size: DESK });
  const { page } = director;
  await openTab(page, '我的');
  await page.getByRole('link', { name: '人员和账号' }).click();
  await page.getByRole('heading', { level: 2, name: '网格员' }).waitFor();
  return director;
}

/** Chooses one of a searched list, which opens over the sheet. */
async function choose(page: Page, field: string, option: RegExp, search?: string): Promise<void> {
  await sheetOf(page)
    .getByRole('button', { name: new RegExp(`^${field}`) })
    .click();
  if (search !== undefined) await page.getByRole('textbox', { name: '输入文字查找' }).fill(search);
  await page.getByRole('option', { name: option }).click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Adds a grid worker and gives the password that the slip says. */
async function addWorker(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: '添加人员' }).click();
  await sheetOf(page).getByRole('textbox', { name: /^姓名/ }).fill(name);
  await choose(page, '岗位名称', /^网格员$/);
  await choose(page, '网格', /柳塘村第一网格/, '柳塘村 第一');
  await page.getByRole('button', { name: '开通账号' }).click();
  return passwordOnSlip(page);
}

const sheetOf = (page: Page): Locator => page.getByRole('dialog');

async function passwordOnSlip(page: Page): Promise<string> {
  const slip = page.getByRole('alertdialog', { name: '账号和密码' });
  const password = await slip.locator('dd').last().innerText();
  await slip.getByRole('button', { name: '已交给本人，关掉' }).click();
  await slip.waitFor({ state: 'detached' });
  return password;
}

async function report({ page }: Device, words: string): Promise<void> {
  await openTab(page, '上报');
  await page.getByText('环境卫生', { exact: true }).click();
  await page.getByText('二组', { exact: true }).click();
  await page.getByLabel(/^情况/).fill(words);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('“上报事件”已办').waitFor();
  await page.getByText('已全部上传').first().waitFor({ state: 'attached' });
}

async function statusOf({ context }: Device, address: string): Promise<number> {
  return (await context.request.get(address)).status();
}

async function openPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: '查找姓名、账号、岗位、网格' }).fill(name);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await sheetOf(page).waitFor();
}

describe('the director', () => {
  it('takes a person in, moves them to another grid, gives a new password, and ends the account', async () => {
    const director = await openPeople();
    const name = '样例李麦';
    const password = await addWorker(director.page, name);
    await expect.poll(() => director.page.getByText(password).count()).toBe(0);

    // With what is on the slip the person works where they were put.
    const worker = await stage.device({ size: PHONE });
    await enter(worker.page, name, password);
    await report(worker, '沟边堆着秸秆');
    expect(await statusOf(worker, `/${OLD_GRID}`)).toBe(200);

    // Another grid: the cases of the old one are gone from the device at once, without a step of the person.
    await openPerson(director.page, name);
    await choose(director.page, '网格', /柳塘村第二网格/, '柳塘村 第二');
    await director.page.getByRole('button', { name: '保存' }).click();
    await sheetOf(director.page).waitFor({ state: 'detached' });
    expect(await statusOf(worker, `/${OLD_GRID}`)).toBe(403);
    await openTab(worker.page, '今日');
    await worker.page.getByText('沟边堆着秸秆').first().waitFor({ state: 'detached' });

    // A new password: the session that was open is over, and the old password is worth nothing.
    await openPerson(director.page, name);
    await director.page.getByRole('button', { name: '设新密码' }).click();
    const question = director.page.getByRole('alertdialog', { name: '设新密码' });
    await question.getByRole('button', { name: '设新密码' }).click();
    const next = await passwordOnSlip(director.page);
    expect(next).not.toBe(password);
    expect(await statusOf(worker, '/api/me')).toBe(401);
    const again = await stage.device({ size: PHONE });
    await again.page.locator('#login-name').fill(name);
    await again.page.locator('#login-password').fill(password);
    await again.page.locator('form button[type=submit]').click();
    await again.page.getByText('账号或密码不对').waitFor();
    await enter(again.page, name, next);

    // Removed: the session is over, the row is gone, and the focus is on the page.
    await openPerson(director.page, name);
    await director.page.getByRole('button', { name: '删除账号' }).click();
    const last = director.page.getByRole('alertdialog', { name: `删除${name}的账号？` });
    await last.getByRole('button', { name: '删除账号' }).click();
    await director.page.getByText(`${name}的账号已删除`).waitFor();
    await director.page.getByText('没有找到', { exact: true }).waitFor();
    const focused = director.page.locator('h1:focus');
    await focused.waitFor();
    expect(await statusOf(again, '/api/me')).toBe(401);
  }, 240_000);

  it('without a network is told so, and goes on when it is back', async () => {
    const { page, context } = await stage.open('centerlead', { size: PHONE });
    await context.setOffline(true);
    await goTo(page, '/me/people');
    await page.getByText('管理人员和账号要联网').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('heading', { level: 2, name: '网格员' }).waitFor();
  });
});

it('a grid worker finds no way there, and the server none either', async () => {
  const worker = await stage.open('worker', { size: PHONE });
  await openTab(worker.page, '我的');
  await worker.page.getByText('修改密码').waitFor();
  expect(await worker.page.getByRole('link', { name: '人员和账号' }).count()).toBe(0);
  await goTo(worker.page, '/me/people');
  await worker.page.getByText('您的岗位不能管理人员和账号').waitFor();
  expect(await statusOf(worker, '/api/accounts')).toBe(403);
});

describe.each([
  ['phone', PHONE, 'zh-CN'],
  ['phone', PHONE, 'en'],
  ['desk', DESK, 'zh-CN'],
  ['desk', DESK, 'en'],
] as const)('on a %s', (name, size, language) => {
  it(`every part of the page is whole, large enough and without a fault that axe finds, in ${language}`, async () => {
    const look = { size, touch: name === 'phone', preferences: { language, theme: 'light' } };
    const { page } = await stage.open('centerlead', look);
    const problems: string[] = [];
    const pictures = `people-${language}`;
    const inspect = inspector(page, { name, width: size.width, pictures }, problems);
    const submit = page.locator('.person-form button[type=submit]');
    const picker = page.locator('.holding .picker');

    await goTo(page, '/me');
    await page.locator('a[href="/me/people"]').click();
    await page.locator('.person-row').first().waitFor();
    await inspect('list');
    await page.locator('.search input').fill('qqqq');
    await page.locator('.people .empty').waitFor();
    await inspect('nobody');
    await page.locator('.people .empty .button').click();

    await page.locator('.person-row', { hasText: 'chief' }).click();
    await page.locator('.account-actions').waitFor();
    await inspect('person');
    await page.locator('.account-actions .button-danger').click();
    await page.getByRole('alertdialog').waitFor();
    await inspect('remove');
    await page.getByRole('alertdialog').locator('.confirm-buttons .button').first().click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.locator('.sheet-head .icon-button').click();
    await page.locator('.sheet').waitFor({ state: 'detached' });

    await page.locator('.people-head .button-main').click();
    await submit.click();
    await page.locator('#person-displayName[aria-invalid=true]').waitFor();
    await inspect('faults');
    await page.locator('#person-displayName').fill(`qq ${name} ${language}`);
    await picker.first().click();
    await page.locator('.option').first().click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await picker.nth(1).click();
    await page.getByRole('listbox').waitFor();
    await inspect('places');
    await page.locator('.option').nth(2).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await inspect('new');
    await submit.click();
    await page.locator('.slip').waitFor();
    await inspect('slip');
    if (language === 'en') {
      const chinese = (await wordsOn(page)).filter((words) => /[\u3400-\u9fff]/.test(words));
      expect(chinese.filter((words) => !words.startsWith('样例'))).toEqual([]);
    }
    // On paper there is the slip and nothing else.
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#root').isVisible()).toBe(false);
    expect(await page.locator('.slip-buttons').isVisible()).toBe(false);
    expect(await page.locator('.slip').isVisible()).toBe(true);
    await page.screenshot({ path: `dist/e2e/${pictures}-paper.${name}.png` });
    expect(problems).toEqual([]);
  }, 180_000);
});
