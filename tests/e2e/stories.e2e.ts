/** Every story on a phone and at a desk: axe finds nothing, nothing is wider than the screen, fingers meet what they aim at. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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

async function openPage(): Promise<Page> {
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  // For what hangs: a machine that is busy with other things takes its time.
  page.setDefaultTimeout(100_000);
  return page;
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .later') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** `Fields/Empty`, from the files themselves: a story is one test, so that a busy machine has time for each. */
function storiesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.stories.tsx'))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const title = /title: '([^']+)'/.exec(text)?.[1] ?? '';
      return [...text.matchAll(/^export const (\w+): StoryObj/gm)].map(
        ([, story = '']) => `${title}/${story}`,
      );
    });
}

const stories = storiesIn('stories');

it('every story is found on the page of stories', async () => {
  const page = await openPage();
  await page.goto(`${pages.origin}/storyPage`);
  const listed = ((await page.locator('#root').textContent()) ?? '').split('\n');
  expect([...stories].sort()).toEqual([...listed].sort());
  await page.close();
});

it.each(stories)('%s has no fault', async (story) => {
  const page = await openPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize({ ...size });
    await page.goto(`${pages.origin}/storyPage?${encodeURIComponent(story)}`);
    const isShown = await page
      .locator('main')
      .waitFor()
      .then(
        () => true,
        () => false,
      );
    if (!isShown) {
      problems.push('is not shown');
      break;
    }
    await settled(page);
    const found = [
      ...(await axeViolations(page)),
      ...(await overflowOf(page, size.width)),
      ...(size === PHONE ? await smallTargets(page) : []),
    ];
    problems.push(...found.map((problem) => `${String(size.width)}: ${problem}`));
    const path = `${PICTURES}/${story.replaceAll(/\W+/g, '-')}.${String(size.width)}.png`;
    await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  }
  await page.close();
  expect(problems).toEqual([]);
});
