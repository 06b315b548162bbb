import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESK, PHONE } from './support/browser.ts';
import type { Device, Look } from './support/browser.ts';
import { discardDraft } from './support/discardDraft.ts';
import { inspector } from './support/inspect.ts';
import { setStage } from './support/stage.ts';

const stage = setStage({ ownConfig: true });

async function openForm(name: string, look: Look, form = '住户登记'): Promise<Device> {
  const device = await stage.open(name, look);
  await device.page.goto('/designer/');
  await device.page.getByRole('heading', { name: '表单设计' }).waitFor();
  await device.page.getByRole('button', { name: new RegExp(`^${form}`) }).click();
  await device.page.locator('.part-open').first().waitFor();
  return device;
}

const onServer = (page: Page): Promise<void> => page.getByText(/^已存到服务器 \d/).waitFor();
const title = (page: Page): Locator => page.locator('.form-head input');
const dialog = (page: Page): Locator => page.getByRole('dialog');

async function rename(page: Page, part: string, words: string): Promise<void> {
  await page.locator('.part-open', { hasText: part }).first().click();
  await page.locator('.part-card').getByLabel('名称').fill(words);
}

const PHONE_LOOK: Look = { size: PHONE, touch: true };

it('two clerks change one form at the same places, and one takes in what the other did', async () => {
  const one = await openForm('center', { size: DESK });
  await title(one.page).fill('住户登记表');
  await rename(one.page, '与户主关系', '和户主的关系');
  await onServer(one.page);

  const two = await openForm('centerlead', PHONE_LOOK);
  await title(two.page).fill('住户情况登记');
  await onServer(two.page);
  await two.page.getByRole('button', { name: '导出和导入' }).tap();
  await dialog(two.page).getByRole('button', { name: '保存和版本' }).tap();
  const other = dialog(two.page).locator('.version', { hasText: 'center' });
  await other.getByText('住户登记表').first().waitFor();
  const problems: string[] = [];
  const look = { name: 'phone', width: PHONE.width, pictures: 'designer' } as const;
  const inspect = inspector(two.page, look, problems);
  await inspect('share');
  await other.getByRole('button', { name: '并入我的草稿' }).tap();

  await dialog(two.page)
    .getByText(/您改成了“住户情况登记”，center改成了“住户登记表”/)
    .waitFor();
  await dialog(two.page).getByText('有 1 处两边改得不一样').waitFor();
  expect(await dialog(two.page).locator('.changes li').allTextContents()).toEqual([
    '住户情况登记：“与户主关系”改称“和户主的关系”',
  ]);
  await inspect('merge');
  await dialog(two.page).getByLabel('用center的：“住户登记表”').check();
  await dialog(two.page).getByRole('button', { name: '并入', exact: true }).tap();
  await dialog(two.page).getByRole('button', { name: '关闭' }).tap();
  await expect.poll(() => title(two.page).inputValue()).toBe('住户登记表');
  await two.page.locator('.part-open', { hasText: '和户主的关系' }).waitFor();
  await two.page.getByRole('button', { name: /^撤销：/ }).tap();
  await expect.poll(() => title(two.page).inputValue()).toBe('住户情况登记');
  expect(problems).toEqual([]);
}, 300_000);

it('a draft goes on at another device; what both changed is decided place by place, and no version is lost', async () => {
  const before = await stage.open('center', { size: DESK });
  await discardDraft(before.page);
  const one = await openForm('center', { size: DESK });
  await title(one.page).fill('住户登记甲');
  await onServer(one.page);
  const two = await openForm('center', { size: DESK }, '住户登记甲');
  expect(await title(two.page).inputValue()).toBe('住户登记甲');

  await two.context.setOffline(true);
  await title(two.page).fill('住户登记乙');
  await two.page.getByText(/^已存在本机 [\d:]+，连不上服务器$/).waitFor();
  await title(one.page).fill('住户登记丙');
  await onServer(one.page);
  await two.context.setOffline(false);
  await two.page.getByRole('button', { name: '逐处决定' }).click();
  const problems: string[] = [];
  const look = { name: 'desk', width: DESK.width, pictures: 'designer' } as const;
  const inspect = inspector(two.page, look, problems);
  await inspect('decide');
  await dialog(two.page).getByLabel('用我的：“住户登记乙”').check();
  await dialog(two.page).getByRole('button', { name: '并入', exact: true }).click();
  await onServer(two.page);
  expect(await title(two.page).inputValue()).toBe('住户登记乙');

  await two.page.getByRole('button', { name: '保存和版本' }).click();
  const versions = dialog(two.page).locator('.version');
  await versions.filter({ hasText: '住户登记丙' }).first().waitFor();
  await inspect('versions');
  await versions
    .filter({ hasText: '住户登记丙' })
    .getByRole('button', { name: '恢复成这一版' })
    .first()
    .click();
  await expect.poll(() => title(two.page).inputValue()).toBe('住户登记丙');
  expect(problems).toEqual([]);
}, 300_000);
