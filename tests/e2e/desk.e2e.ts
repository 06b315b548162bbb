import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { act, choose, openCase, openTab } from './support/acts.ts';
import { allArrived, DESK, PHONE, settled } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const LOOK = { size: DESK } as const;

/** The number in words such as 共 12 件 or 超期 3. */
async function numberIn(place: Locator): Promise<number> {
  return Number(/\d+/.exec(await place.innerText())?.[0]);
}

describe('the inbox of the centre', () => {
  it('narrows by lights, kind, step and words, and says how many are left', async () => {
    const { page } = await stage.open('center', LOOK);
    await allArrived(page);
    await openTab(page, '待办');
    const inbox = page.getByRole('region', { name: '待办' });
    const cards = inbox.locator('.case-card');
    const count = inbox.getByText(/^共 \d+ 件$/);
    await cards.first().waitFor();
    const all = await numberIn(count);
    expect(await cards.count()).toBe(all);

    const lights = inbox.getByRole('group', { name: '按时限筛选' }).getByRole('button');
    expect(await lights.count()).toBeGreaterThan(1);
    let sum = 0;
    for (const light of await lights.all()) {
      await light.click();
      const n = await numberIn(light);
      await inbox.getByText(`共 ${String(n)} 件`, { exact: true }).waitFor();
      expect(await cards.count()).toBe(n);
      sum += n;
      await light.click();
    }
    expect(sum).toBe(all);

    const step = inbox.getByRole('combobox', { name: '环节' });
    await step.selectOption({ label: '待受理' });
    await expectAll(cards, /待受理/);
    await step.selectOption({ label: '全部环节' });

    const first = (await cards.first().locator('.case-card-title').innerText()).trim();
    await inbox.getByRole('textbox').fill(first.slice(-6));
    await expectAll(cards, new RegExp(first.slice(-6)));
    await inbox.getByRole('textbox').fill('绝不会有的字');
    await inbox.getByText('没有符合条件的事项').waitFor();
    await inbox.getByRole('button', { name: '清除条件' }).click();
    await inbox.getByText(`共 ${String(all)} 件`, { exact: true }).waitFor();
  });

  it('has a table for each ledger, whose rows lead to the case', async () => {
    const { page } = await stage.open('center', LOOK);
    await page.getByRole('navigation', { name: '台账' }).getByRole('link', { name: /^全部/ }).first().click();
    const table = page.getByRole('table');
    await table.getByRole('columnheader', { name: '编号' }).waitFor();
    const row = table.getByRole('row').nth(1);
    const number = await row.getByRole('cell').first().innerText();
    await row.getByRole('link').click();
    await page.getByRole('article').getByText(number, { exact: true }).waitFor();
  });
});

describe('the page of a case', () => {
  it('shows every event, why another act is not possible, and why the deadline is that day', async () => {
    const [phone, { page }] = [await stage.open('worker', { size: PHONE }), await stage.open('center', LOOK)];
    await report(phone.page, '鱼塘边缺警示牌');
    await openCase(page, '鱼塘边缺警示牌');
    await act(page, '受理');
    await act(page, '分流派发', (sheet) => choose(page, sheet, '牵头单位', /司法所/));
    const article = page.getByRole('article');
    const timeline = article.getByRole('list', { name: '办理过程' });
    await timeline.getByText('分流派发').first().waitFor();
    const acts = await timeline.locator('.entry-title').allInnerTexts();
    expect(acts.filter((title) => /上报事件|受理|分流派发/.test(title))).toEqual([
      '分流派发',
      '受理',
      '上报事件',
    ]);

    await article.getByText('其他操作为什么不能办').click();
    const whyNot = article.locator('details').filter({ hasText: '其他操作为什么不能办' });
    for (const row of await whyNot.locator('dl > div').all()) {
      expect((await row.locator('dt').innerText()).length).toBeGreaterThan(0);
      expect((await row.locator('dd').innerText()).length).toBeGreaterThan(5);
    }
    expect(await whyNot.locator('dt').allInnerTexts()).toContain('签收办理');
    expect(await article.getByRole('button', { name: '签收办理' }).count()).toBe(0);

    await article.getByRole('button', { name: '为什么是这一天' }).first().click();
    const explained = page.getByRole('dialog', { name: '为什么是这一天' });
    const days = explained.getByRole('listitem');
    await days.first().waitFor();
    const numbers = (await days.locator('.day-number').allInnerTexts()).map(Number).filter((n) => n > 0);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const dates = await days.locator('.day-date').allInnerTexts();
    expect(dates.length).toBeGreaterThanOrEqual(numbers.length);
    for (const date of dates) expect(date).toMatch(/^\d+\/\d+\s*周[一二三四五六日]$/);
    await page.keyboard.press('Escape');
    await explained.waitFor({ state: 'detached' });
  });

  it('prints the handling sheet on A4 and nothing else', async () => {
    const { page } = await stage.open('center', LOOK);
    await openTab(page, '待办');
    await page.getByRole('combobox', { name: '类别' }).selectOption({ label: '事件办理' });
    await page.locator('.case-card').first().click();
    await page.getByRole('link', { name: '打印事件处理单' }).click();
    const paper = page.locator('.paper');
    await paper.getByRole('heading', { level: 1 }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.locator('.print-bar').isVisible()).toBe(false);
    const shown = await page.locator('body').innerText();
    expect(shown.trim()).toBe((await paper.innerText()).trim());
    const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...sheet.matchAll(/\/MediaBox \[0 0 (\d+)[\d.]* (\d+)[\d.]*\]/g)];
    expect(boxes.length).toBeGreaterThanOrEqual(1);
    for (const [, width, height] of boxes) {
      expect(Math.abs(Number(width) - 595)).toBeLessThanOrEqual(1);
      expect(Math.abs(Number(height) - 842)).toBeLessThanOrEqual(1);
    }
  });
});

describe('without a mouse', () => {
  it('signs in, opens a case and accepts it', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    await report(phone.page, '巷口电线垂得很低');
    const { page } = await stage.device(LOOK);
    await tabTo(page, (focus) => focus.id === 'login-name');
    await page.keyboard.type('center');
    await page.keyboard.press('Tab');
    await page.keyboard.type(stage.passwordOf('center'));
    await page.keyboard.press('Enter');
    await settled(page);

    await tabTo(page, ({ words }) => words.startsWith('待办'));
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '待办' }).getByText(/^共/).waitFor();
    await tabTo(page, ({ words }) => words.includes('巷口电线垂得很低'));
    await page.keyboard.press('Enter');
    await page
      .getByRole('article')
      .getByRole('heading', { level: 1, name: /巷口电线/ })
      .waitFor();
    await tabTo(page, ({ words }) => words === '受理');
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: '受理' });
    await sheet.getByRole('button', { name: '受理' }).waitFor();
    await tabTo(page, ({ words }) => words === '受理');
    await page.keyboard.press('Enter');
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('article').getByText('待分流').first().waitFor();
  });
});

interface Focus {
  readonly id: string;
  readonly words: string;
}

/** Presses Tab until the focus is where it is wanted; every place on the way shows that it has the focus. */
async function tabTo(page: Page, isWanted: (focus: Focus) => boolean): Promise<void> {
  const MOST = 120;
  for (let presses = 0; presses < MOST; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const { activeElement: place } = document;
      if (!(place instanceof HTMLElement)) return { id: '', words: '', look: '', shown: true };
      // A field inside a frame that carries its icon, or a hidden radio button in its label, lets the frame show it.
      const shown = [place, place.parentElement].some((one) => {
        if (one === null) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
      const name = place.innerText.trim() || (place.getAttribute('aria-label') ?? '');
      return {
        id: place.id,
        words: name,
        look: place.outerHTML.slice(0, 200),
        shown: shown || place === document.body,
      };
    });
    expect(focus.shown, `the focus shows on ${focus.look}`).toBe(true);
    if (isWanted(focus)) return;
  }
  throw new Error(`Tab was pressed ${String(MOST)} times in vain.`);
}

async function expectAll(cards: Locator, words: RegExp): Promise<void> {
  await expect.poll(async () => (await cards.allInnerTexts()).every((text) => words.test(text))).toBe(true);
  expect(await cards.count()).toBeGreaterThan(0);
}

async function report(page: Page, words: string): Promise<void> {
  await openTab(page, '上报');
  await page.getByText('安全隐患', { exact: true }).click();
  await page.getByText('三组', { exact: true }).click();
  await page.getByLabel(/^情况/).fill(words);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(words) }).waitFor();
  await settled(page);
}
