/** Every story on a phone and at a desk: axe finds nothing, nothing is wider than the screen, fingers meet what they aim at. */
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servePages, type Pages } from '../bench/form/buildPages.ts';
import { DESK, launch, PHONE } from './support/browser.ts';
import { axeViolations, overflowOf, smallTargets } from './support/inspect.ts';

const PICTURES = 'dist/e2e/stories';
const PORT = 5532;
let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  pages = await servePages(['tests/e2e/support/storyPage.tsx'], PORT);
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .later') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

it('no story has a fault', async () => {
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await page.goto(`${pages.origin}/storyPage`);
  const stories = ((await page.locator('#root').textContent()) ?? '').split('\n');
  expect(stories).toContain('Fields/Empty');
  const problems: string[] = [];
  for (const story of stories) {
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize({ ...size });
      await page.goto(`${pages.origin}/storyPage?${encodeURIComponent(story)}`);
      await settled(page);
      if ((await page.locator('main').count()) !== 1) problems.push(`${story}: is not shown`);
      const found = [
        ...(await axeViolations(page)),
        ...(await overflowOf(page, size.width)),
        ...(size === PHONE ? await smallTargets(page) : []),
        ...thrown.splice(0),
      ];
      problems.push(...found.map((problem) => `${story} ${String(size.width)}: ${problem}`));
      const path = `${PICTURES}/${story.replaceAll(/\W+/g, '-')}.${String(size.width)}.png`;
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    }
  }
  expect(problems).toEqual([]);
});
