import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESK, PHONE } from './support/browser.ts';
import type { Device } from './support/browser.ts';
import { discardDraft } from './support/discardDraft.ts';
import { inspector } from './support/inspect.ts';
import { press, tabTo, typeOver } from './support/keys.ts';
import { setStage } from './support/stage.ts';

const stage = setStage({ ownConfig: true });
const DESIGNER = '/designer/';

/** The designer with no draft, on this device and on the server. */
async function openDesigner(look: Parameters<typeof stage.open>[1], who = 'center'): Promise<Device> {
  const device = await stage.open(who, look);
  await discardDraft(device.page);
  await device.page.goto(DESIGNER);
  await device.page.getByRole('heading', { name: '表单设计' }).waitFor();
  return device;
}

/** Titles of the parts, from the top; an open card counts by its name. */
function titlesOf(page: Page): Promise<readonly string[]> {
  return page
    .locator('.outline [data-part]')
    .evaluateAll((parts) =>
      parts.map(
        (part) =>
          part.querySelector<HTMLInputElement>(':scope > .part-card .part-head input')?.value ??
          part.querySelector(':scope > .part-head .part-title')?.firstChild?.textContent ??
          '',
      ),
    );
}

async function expectTitles(page: Page, titles: readonly string[]): Promise<void> {
  await expect.poll(() => titlesOf(page)).toEqual(titles);
}

const card = (page: Page): Locator => page.locator('.part-card');
/** On this device, whatever the server says. */
const saved = (page: Page): Promise<void> =>
  page
    .locator('.designer-where')
    .getByText(/^已存(?:在本机|到服务器) \d/)
    .waitFor();

describe('a survey built from nothing with the keyboard alone', () => {
  it('is named, filled with questions and options, moved about, taken back and done again after a reload', async () => {
    const { page } = await openDesigner({ size: DESK });
    await press(page, page.getByRole('button', { name: '新建表单' }));
    await tabTo(page, page.getByRole('dialog').getByLabel('表单名称'));
    await page.keyboard.insertText('入户小调查');
    await page.keyboard.press('Enter');
    await page.getByText('这张表单还没有题目').waitFor();

    // A new part is gone to with its name selected: what is typed replaces it.
    const palette = page.locator('.palette');
    const add = async (kind: string, name: string): Promise<void> => {
      await press(page, palette.getByRole('button', { name: kind, exact: true }));
      await card(page).getByLabel('名称').and(page.locator(':focus')).waitFor();
      await typeOver(page, name);
    };
    await add('单行文字', '户主姓名');
    await add('单选', '住房类型');
    const options = card(page).locator('.option-row input');
    await tabTo(page, options.first());
    await typeOver(page, '自有');
    await tabTo(page, options.nth(1));
    await typeOver(page, '租住');
    // Enter makes the next option and goes there.
    await page.keyboard.press('Enter');
    await options.nth(2).and(page.locator(':focus')).waitFor();
    await typeOver(page, '借住');
    await press(page, card(page).getByRole('checkbox', { name: '必填' }), ' ');
    await add('日期', '入户日期');
    await expectTitles(page, ['户主姓名', '住房类型', '入户日期']);

    // Escape leaves the card for its row; arrows go through the rows, Alt with an arrow moves one.
    await page.keyboard.press('Escape');
    await page.locator('.part-open:focus', { hasText: '入户日期' }).waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await expectTitles(page, ['户主姓名', '入户日期', '住房类型']);
    await page
      .getByRole('status')
      .filter({ hasText: '把“入户日期”移到第 2 位' })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await card(page).getByLabel('名称').inputValue()).toBe('住房类型');

    // Enough letters, one option at a time, for fifty steps.
    const steps = async (): Promise<number> => {
      await saved(page);
      return page.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const request = indexedDB.open('wangge-designer');
            request.onerror = () => reject(new Error('no database'));
            request.onsuccess = () => {
              const count = request.result.transaction('steps').objectStore('steps').count();
              count.onsuccess = () => {
                request.result.close();
                resolve(count.result);
              };
            };
          }),
      );
    };
    await tabTo(page, options.last());
    for (let missing = 50 - (await steps()); missing > 0; missing = 50 - (await steps()))
      for (let step = 0; step < missing; step += 1) await page.keyboard.press('Enter');
    const full = await titlesOf(page);
    const optionCount = await options.count();
    for (let step = 0; step < 50; step += 1) await page.keyboard.press('Control+Z');
    await page.getByText('请选择一张表单').waitFor();
    await saved(page);

    await page.reload();
    await page.getByRole('heading', { name: '表单设计' }).waitFor();
    for (let step = 0; step < 50; step += 1) await page.keyboard.press('Control+Y');
    await press(page, page.getByRole('button', { name: /^入户小调查/ }));
    await expectTitles(page, full);
    await tabTo(page, page.locator('.part-open', { hasText: '户主姓名' }));
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => options.count()).toBe(optionCount);
    expect(await options.nth(2).inputValue()).toBe('借住');
  }, 300_000);
});

describe('the same with fingers on a small phone', () => {
  it('builds a survey, moves a question into a new section and keeps it over a crash', async () => {
    const device = await openDesigner({ size: PHONE, touch: true });
    const { page, context } = device;
    await page.getByRole('button', { name: '新建表单' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('表单名称').fill('入户小调查');
    await dialog.getByRole('button', { name: '新建', exact: true }).tap();
    const bar = page.getByRole('navigation');
    const add = async (kind: string, name: string): Promise<void> => {
      await bar.getByRole('button', { name: '添加题目' }).tap();
      await dialog.getByRole('button', { name: kind, exact: true }).tap();
      await dialog.waitFor({ state: 'detached' });
      await card(page).getByLabel('名称').fill(name);
    };
    await add('单行文字', '户主姓名');
    await add('单选', '住房类型');
    await card(page).getByRole('button', { name: '添加选项' }).tap();
    const options = card(page).locator('.option-row input');
    for (const [index, words] of ['自有', '租住', '借住'].entries()) await options.nth(index).fill(words);
    await card(page).getByRole('button', { name: '上移选项“借住”' }).tap();
    await expect.poll(() => options.nth(1).inputValue()).toBe('借住');
    await card(page).getByText('必填').tap();
    await card(page).getByRole('button', { name: '上移', exact: true }).tap();
    await expectTitles(page, ['住房类型', '户主姓名']);

    await card(page).getByRole('button', { name: '放进新分组' }).tap();
    await expectTitles(page, ['分组', '住房类型', '户主姓名']);
    await page.locator('.part-open', { hasText: '户主姓名' }).tap();
    await card(page).getByRole('button', { name: '移到…' }).tap();
    await dialog.getByLabel('移到哪个分组').selectOption({ label: '分组' });
    await dialog.getByLabel('放在哪里').selectOption({ label: '“住房类型”后面' });
    await dialog.getByRole('button', { name: '移动', exact: true }).tap();
    await dialog.waitFor({ state: 'detached' });
    await expectTitles(page, ['分组', '住房类型', '户主姓名']);
    expect(await page.locator('.part-section .part').count()).toBe(2);

    await bar.getByRole('button', { name: '预览' }).tap();
    const preview = dialog.locator('.preview-phone');
    await preview.getByText('租住').tap();
    await preview.getByRole('button', { name: '试交' }).tap();
    await dialog.getByText('填写符合要求，可以提交。').waitFor();
    await saved(page);

    const crashed = page.waitForEvent('crash');
    const debug = await context.newCDPSession(page);
    void debug.send('Page.crash').catch(() => undefined);
    await crashed;
    const again = await context.newPage();
    await again.goto(DESIGNER);
    await again.getByRole('button', { name: /^入户小调查/ }).tap();
    await expectTitles(again, ['分组', '住房类型', '户主姓名']);
    await again.getByRole('button', { name: /^撤销：/ }).tap();
    await expect.poll(() => again.locator('.part-section .part').count()).toBe(1);
  });
});

describe('at a desk with a mouse', () => {
  it('parts are dragged to their place, from the palette too', async () => {
    const { page } = await openDesigner({ size: DESK });
    await page
      .getByRole('button', { name: '催办', exact: true })
      .or(page.getByRole('button', { name: '评价', exact: true }))
      .first()
      .click();
    await page.locator('.outline').waitFor();
    const before = await titlesOf(page);
    const rows = page.locator('.outline [data-part]');
    await page
      .locator('.palette-kind', { hasText: '日期和时刻' })
      .dragTo(rows.first(), { targetPosition: { x: 60, y: 4 } });
    await expectTitles(page, ['日期和时刻', ...before]);
    await card(page).getByRole('button', { name: '收起' }).click();
    await rows
      .first()
      .locator('.part-head')
      .dragTo(rows.last(), { targetPosition: { x: 60, y: 40 } });
    await expectTitles(page, [...before, '日期和时刻']);
  });

  it('a problem leads to its part, and what is thrown away is asked about first', async () => {
    const { page } = await openDesigner({ size: DESK });
    await page.getByRole('button', { name: '住户登记', exact: true }).click();
    await page.locator('.palette-kind', { hasText: /^电话$/ }).click();
    await card(page).getByLabel('名称').fill('邻居电话');
    const side = page.locator('.designer-side');
    await side.getByRole('button', { name: /^问题/ }).click();
    const problem = side.locator('.problem-group', { hasText: '是个人信息' });
    await problem.waitFor();
    await card(page).getByRole('button', { name: '收起' }).click();
    await problem.getByRole('button', { name: '去修改' }).click();
    expect(await card(page).getByLabel('名称').inputValue()).toBe('邻居电话');
    await side.getByRole('button', { name: '设置' }).click();
    await side.getByText('这是个人信息').click();
    await side.getByRole('button', { name: /^问题/ }).click();
    await problem.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '导出和导入' }).click();
    await page.getByRole('button', { name: '放弃全部改动' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: '保留' }).click();
    await page.getByRole('button', { name: '放弃全部改动' }).click();
    await question.getByRole('button', { name: '放弃改动' }).click();
    await page.getByText('还没有改动').first().waitFor();
  });

  it('what was changed is exported, and imported in another browser as one step', async () => {
    const one = await openDesigner({ size: DESK });
    await one.page.getByRole('button', { name: '住户登记', exact: true }).click();
    await one.page.locator('.form-head input').fill('住户登记表');
    await one.page.getByRole('button', { name: '导出和导入' }).click();
    const file = one.page.waitForEvent('download');
    await one.page.getByRole('button', { name: '导出改动过的文件' }).click();
    const path = await (await file).path();

    const two = await openDesigner({ size: DESK }, 'centerlead');
    await two.page.getByRole('button', { name: '导出和导入' }).click();
    await two.page.locator('input[type=file]').setInputFiles({
      name: 'changes.zip',
      mimeType: 'application/zip',
      buffer: await readFile(path),
    });
    await two.page.getByText('导入 1 个文件').first().waitFor();
    await two.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await two.page.getByRole('button', { name: /^住户登记表/ }).waitFor();
    await two.page.keyboard.press('Control+Z');
    await two.page.getByRole('button', { name: '住户登记', exact: true }).waitFor();
  });

  it('two pages with one draft do not write over each other', async () => {
    const { page, context } = await openDesigner({ size: DESK });
    const other = await context.newPage();
    await other.goto(DESIGNER);
    for (const one of [page, other]) await one.getByRole('button', { name: '住户登记', exact: true }).click();
    await page.locator('.form-head input').fill('甲');
    await saved(page);
    await other.locator('.form-head input').fill('乙');
    await other.getByText('这份草稿正在另一个页面里修改').waitFor();
    await page.reload();
    await expect.poll(() => page.locator('.form-head input').inputValue()).toBe('甲');
  });
});

it('a post that may not design is told which posts may', async () => {
  const { page } = await stage.open('worker', { size: PHONE });
  await page.goto(DESIGNER);
  await page.getByText('您的岗位不能修改表单').waitFor();
  await page.getByText(/综治中心工作人员/).waitFor();
  expect(await page.locator('.outline, .forms').count()).toBe(0);
});

it('the app of a worker loads nothing of the designer, not even for use offline', async () => {
  const { page } = await stage.open('worker', { size: PHONE });
  const loaded = await page.evaluate(async () => {
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
    const names = await caches.keys();
    const kept = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return [...fetched, ...kept.flat()];
  });
  expect(loaded.length).toBeGreaterThan(5);
  expect(loaded.filter((address) => /designer|checker/.test(address))).toEqual([]);
});

describe.each([
  ['phone', PHONE],
  ['desk', DESK],
] as const)('on a %s', (name, size) => {
  it('every part of the page is whole, large enough and without a fault that axe finds', async () => {
    const { page } = await openDesigner({ size, touch: name === 'phone' });
    const problems: string[] = [];
    const inspect = inspector(page, { name, width: size.width, pictures: 'designer' }, problems);
    const close = (): Promise<void> =>
      page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    const side = async (words: RegExp): Promise<void> => {
      const place = name === 'phone' ? page.getByRole('navigation') : page.locator('.designer-side');
      await place.getByRole('button', { name: words }).click();
    };
    await inspect('forms');
    await page.getByRole('button', { name: '住户登记', exact: true }).click();
    await page.locator('.part-open').first().waitFor();
    await inspect('outline');
    await page.locator('.part-open', { hasText: '与户主关系' }).click();
    await inspect('card');
    await card(page).getByRole('button', { name: '移到…' }).click();
    await page.getByRole('dialog').waitFor();
    await inspect('move');
    await close();
    await card(page).getByRole('button', { name: '更多设置' }).click();
    if (name === 'phone') await page.getByRole('dialog').waitFor();
    await inspect('settings');
    if (name === 'phone') await close();
    await side(/^问题/);
    if (name === 'phone') await page.getByRole('dialog').waitFor();
    await inspect('problems');
    if (name === 'phone') await close();
    await side(/^预览/);
    await page.locator('.preview-phone .field').first().waitFor();
    await inspect('preview');
    if (name === 'phone') await close();
    await page.getByRole('button', { name: '导出和导入' }).click();
    await page.getByRole('dialog').waitFor();
    await inspect('more');
    expect(problems).toEqual([]);
  });
});
