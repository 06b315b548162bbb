import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESK, PHONE } from './support/browser.ts';
import type { Device, Look } from './support/browser.ts';
import { discardDraft } from './support/discardDraft.ts';
import { inspector } from './support/inspect.ts';
import { press, tabTo, typeOver } from './support/keys.ts';
import { setStage } from './support/stage.ts';

const stage = setStage({ ownConfig: true });

/** The designer with no draft, on this device and on the server. */
async function openDesigner(look: Look): Promise<Device> {
  const device = await stage.open('center', look);
  await discardDraft(device.page);
  await device.page.goto('/designer/');
  await device.page.getByRole('heading', { name: '表单设计' }).waitFor();
  return device;
}

const toArea = (page: Page, name: string): Promise<void> =>
  press(page, page.getByRole('navigation', { name: '设计什么' }).getByRole('button', { name }));

describe('with the keyboard alone', () => {
  it('a translation is found, changed, taken back, and comes back from a spreadsheet', async () => {
    const { page } = await openDesigner({ size: DESK });
    await toArea(page, '文字');
    await tabTo(page, page.getByRole('textbox', { name: '查找文字' }));
    await page.keyboard.insertText('Report of a matter');
    const english = page.getByRole('textbox', { name: /英语/ });
    await expect.poll(() => english.count()).toBe(1);
    await tabTo(page, english);
    await typeOver(page, 'Message of a matter');
    await page.keyboard.press('Control+Z');
    await expect.poll(() => english.inputValue()).toBe('Report of a matter');
    await page.keyboard.press('Control+Y');
    await expect.poll(() => english.inputValue()).toBe('Message of a matter');

    const download = page.waitForEvent('download');
    await press(page, page.getByRole('button', { name: /^导出表格/ }));
    const table = await readFile(await (await download).path(), 'utf8');
    expect(table.startsWith('\uFEFFid,place,zh-CN,en\r\n')).toBe(true);
    await page.locator('input[type=file]').setInputFiles({
      name: 'texts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${table.replace('Message of', 'Letter of')}nowhere#/title,,无处,Nowhere\r\n`),
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('会改 1 处，1 处和现在一样，1 处不能导入。').waitFor();
    await dialog.getByText('草稿里没有这处文字。').waitFor();
    await press(page, dialog.getByRole('button', { name: '导入 1 处' }));
    await expect.poll(() => english.inputValue()).toBe('Letter of a matter');
  });

  it('a document gets a field from the menu, a fault is named at its place and never leaves a blank page', async () => {
    const { page } = await openDesigner({ size: DESK });
    await toArea(page, '打印模板');
    const source = page.locator('.template-text');
    await page.locator('.sheets-flow article').waitFor();
    const before = await source.inputValue();
    await tabTo(page, source);
    await page.keyboard.press('Control+Home');
    await press(page, page.getByRole('button', { name: '插入内容' }));
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByRole('textbox', { name: '查找要插入的内容' }));
    await page.keyboard.insertText('编号');
    await press(page, dialog.getByRole('button', { name: '编号', exact: true }));
    await expect.poll(() => source.inputValue()).toBe(`{{case.number}}${before}`);
    await page.locator('.sheets-flow article', { hasText: /20\d{6}-\w{4}/ }).waitFor();

    // The name that is not known, behind the braces of both.
    await page.keyboard.insertText('{{oops}}');
    await page.locator('.template-faults', { hasText: '第1行第18列' }).waitFor();
    await page.getByText('这里是改错以前的样子').waitFor();
    expect(await page.locator('.sheets-flow article').count()).toBe(1);
    await press(page, page.getByRole('button', { name: '去修改' }));
    expect(await source.evaluate((box: HTMLTextAreaElement) => box.selectionStart)).toBe(17);
    await page.keyboard.press('Control+Z');
    await page.locator('.template-faults').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Z');
    await expect.poll(() => source.inputValue()).toBe(before);
  });

  it('a question is asked only when another is answered so or another condition holds', async () => {
    const { page } = await openDesigner({ size: DESK });
    await press(page, page.getByRole('button', { name: '事件上报', exact: true }));
    const part = page.locator('.part-open', { hasText: '具体位置' });
    await part.waitFor();
    await tabTo(page, page.locator('.part-open').first());
    for (
      let step = 0;
      step < 20 && !(await part.evaluate((one) => one === document.activeElement));
      step += 1
    )
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: '修改显示条件' }));
    const dialog = page.getByRole('dialog');
    await press(page, dialog.getByRole('button', { name: '添加一条' }));
    await press(page, dialog.getByRole('checkbox', { name: '矛盾纠纷' }), ' ');
    await dialog.getByText('当“什么事”为矛盾纠纷时显示。').waitFor();
    await dialog.locator('.condition-truths').getByText('不显示').first().waitFor();
    await press(page, dialog.getByRole('button', { name: '使用这些条件' }));
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.condition-now').getByText('当“什么事”为矛盾纠纷时显示。').waitFor();
    await page.keyboard.press('Control+Z');
    await page
      .locator('.condition-now')
      .getByText('当“什么事”为矛盾纠纷时显示。')
      .waitFor({ state: 'detached' });
  });
});

describe.each([
  ['phone', PHONE],
  ['desk', DESK],
] as const)('on a %s', (name, size) => {
  it('every editor is whole, large enough and without a fault that axe finds, in both languages', async () => {
    const { page } = await openDesigner({ size, touch: name === 'phone' });
    const problems: string[] = [];
    const inspect = inspector(page, { name, width: size.width, pictures: 'editors' }, problems);
    await page.getByRole('button', { name: '文字', exact: true }).click();
    await page.locator('.text-line').first().waitFor();
    await inspect('texts');
    await page.locator('input[type=file]').setInputFiles({
      name: 'texts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'id,zh-CN,en\ncodes/event-category.json#/codes/code=dispute/title,矛盾纠纷,Quarrel\nx,甲,A\n',
      ),
    });
    await page.getByRole('dialog').waitFor();
    await inspect('texts-import');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '打印模板', exact: true }).click();
    await page.getByLabel('哪个模板').selectOption({ label: '事件处理单（中文）' });
    await page.locator('.sheets-flow article').waitFor();
    await inspect('templates');
    await page.getByRole('button', { name: '插入内容' }).click();
    await page.getByRole('dialog').waitFor();
    await inspect('templates-insert');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await page.locator('.template-text').fill('<p>{{oops}}</p>');
    await page.locator('.template-faults').waitFor();
    await inspect('templates-fault');
    await page.getByRole('button', { name: '表单', exact: true }).click();
    await page.getByRole('button', { name: '事件上报', exact: true }).click();
    await page.locator('.part-open', { hasText: '具体位置' }).click();
    await page.locator('.part-card').getByRole('button', { name: '更多设置' }).click();
    await page.getByRole('button', { name: '修改显示条件' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: '一组条件' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: '添加一条' }).last().click();
    await page.getByRole('dialog').last().getByRole('checkbox', { name: '矛盾纠纷' }).first().check();
    await inspect('conditions');
    expect(problems).toEqual([]);
  });
});
