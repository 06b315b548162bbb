import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PHONE } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

/** Types a word as a Chinese input method does: letters that grow and change under the cursor, then the word in their place. */
async function compose(debug: CDPSession, letters: readonly string[], word: string): Promise<void> {
  for (const text of letters)
    await debug.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await debug.send('Input.insertText', { text: word });
}

async function openReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: '上报事件' }).first().click();
  await page.getByText('安全隐患', { exact: true }).click();
}

it('Chinese typed through an input method stands there once, letter by letter and word by word', async () => {
  const { page, context } = await stage.open('worker', { size: PHONE });
  const debug = await context.newCDPSession(page);
  await openReport(page);
  const what = page.getByLabel(/^情况/);
  await what.focus();
  await debug.send('Input.imeSetComposition', { text: "lao'jing", selectionStart: 8, selectionEnd: 8 });
  expect(await what.inputValue()).toBe("lao'jing");
  await compose(debug, ['laojing', "lao'jing'bian"], '老井边');
  await compose(debug, ['h', 'hu', "hu'lan"], '护栏');
  await page.keyboard.press('End');
  await debug.send('Input.insertText', { text: '松了' });
  expect(await what.inputValue()).toBe('老井边护栏松了');

  await page.getByText('草稿已存在本机').waitFor();
  await page.reload();
  await page.getByText('上次没写完，已接着填').waitFor();
  expect(await page.getByLabel(/^情况/).inputValue()).toBe('老井边护栏松了');
});

it('a word given up in the middle of composing leaves nothing behind', async () => {
  const { page, context } = await stage.open('worker', { size: PHONE });
  const debug = await context.newCDPSession(page);
  await openReport(page);
  const what = page.getByLabel(/^情况/);
  await what.fill('井');
  await what.press('End');
  await debug.send('Input.imeSetComposition', { text: 'hulan', selectionStart: 5, selectionEnd: 5 });
  await debug.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  expect(await what.inputValue()).toBe('井');
});
