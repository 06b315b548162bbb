import { mkdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { allArrived, DESK, PHONE } from './support/browser.ts';
import type { Device } from './support/browser.ts';
import { atRest, axeViolations, overflowOf, smallTargets, wordsOn } from './support/inspect.ts';
import { CENTER, goTo, WORKER } from './support/scenes.ts';
import type { Scene } from './support/scenes.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const PICTURES = 'dist/e2e/screens';
const SIZES = [
  { name: 'phone', size: PHONE },
  { name: 'desk', size: DESK },
] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** What people or the sample have entered: it is shown as it is in every language. */
let entered: readonly string[] = [];

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
});

async function wordsEntered({ context }: Device): Promise<readonly string[]> {
  const found = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string' && value.length > 1) found.add(value.trim());
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  for (const address of ['/town/_all_docs?include_docs=true', '/config/people']) {
    const answer = (await (await context.request.get(address)).json()) as {
      rows?: readonly { doc?: object }[];
    };
    for (const doc of answer.rows?.map((row) => row.doc) ?? [answer]) {
      const { by, data, edits, names } = doc as Readonly<Record<string, unknown>>;
      gather([by, data, edits, names]);
    }
  }
  const kit = JSON.parse(await readFile('config/kit.json', 'utf8')) as { operator: { filing: string } };
  gather(kit.operator.filing);
  // What the scenes themselves type.
  gather(['三组古树旁', '样例甲', 'qqqq']);
  return [...found];
}

/** Words that no reader of this language expects. */
function foreignWords(words: readonly string[], language: Language): readonly string[] {
  const known = [...entered, ...Object.keys(stage.town().passwords)].sort((a, b) => b.length - a.length);
  const foreign = language === 'en' ? /[\u3400-\u9fff]/ : /[A-Za-z]{2,}/;
  // Numbers of cases and of revisions are made of digits and letters.
  const codes = /\b\d{8}-[0-9A-Z]{4}\b|\b[0-9a-f]{8,12}\b|\bEnglish\b/g;
  return words.flatMap((text) => {
    const rest = known.reduce((left, one) => left.replaceAll(one, ''), text.replaceAll(codes, ''));
    return foreign.test(rest) ? [`not translated: ${text}`] : [];
  });
}

async function dress(page: Page, text: 'normal' | 'large', theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(
    ([size, colours]) => {
      Object.assign(document.documentElement.dataset, { text: size, theme: colours });
    },
    [text, theme] as const,
  );
  await atRest(page);
}

async function inspect(page: Page, scene: string, language: Language): Promise<readonly string[]> {
  const problems: string[] = [];
  const note = (where: string, found: readonly string[]): void => {
    problems.push(...found.map((problem) => `${scene} ${where}: ${problem}`));
  };
  for (const { name, size } of SIZES) {
    await page.setViewportSize({ ...size });
    for (const text of ['large', 'normal'] as const) {
      await dress(page, text, 'light');
      note(`${name} ${text}`, await overflowOf(page, size.width));
      if (size === PHONE) note(`${name} ${text}`, await smallTargets(page));
      await page.evaluate(() => {
        scrollTo(0, 0);
      });
      // Large text makes a desk merely roomier or fuller; on a phone it decides what is seen at all.
      if (text === 'large' && size === DESK) continue;
      const path = `${PICTURES}/${scene}.${name}.${language}${text === 'large' ? '.large' : ''}.png`;
      await page.screenshot({ path, animations: 'disabled' });
    }
    note(name, foreignWords(await wordsOn(page), language));
    if (language === 'en') continue;
    await dress(page, 'normal', size === PHONE ? 'light' : 'dark');
    note(`${name} ${size === PHONE ? 'light' : 'dark'}`, await axeViolations(page));
  }
  await dress(page, 'normal', 'light');
  return problems;
}

async function inspectAll(page: Page, scenes: readonly Scene[], language: Language): Promise<void> {
  const problems: string[] = [];
  for (const { name, go } of scenes) {
    await page.setViewportSize({ ...DESK });
    await goTo(page, '/outbox');
    await page.locator('.today').waitFor();
    await go(page);
    problems.push(...(await inspect(page, name, language)));
    for (let open = await page.locator('.sheet').count(); open > 0; open -= 1) {
      await page.locator('.sheet-head .icon-button').last().click();
      await page
        .locator('.sheet')
        .nth(open - 1)
        .waitFor({ state: 'detached' });
    }
  }
  expect(problems).toEqual([]);
}

describe.each(LANGUAGES)('in %s, on a phone and at a desk, in normal and large text', (language) => {
  const look = { size: DESK, preferences: { language, theme: 'light' } } as const;

  it('the log-in page is whole', async () => {
    const { page } = await stage.device(look);
    await page.locator('.login-demo button').first().waitFor();
    const problems = [...(await inspect(page, 'login', language))];
    await page.locator('form button[type=submit]').click();
    await page.locator('.login .banner').waitFor();
    problems.push(...(await inspect(page, 'login-failed', language)));
    expect(problems).toEqual([]);
  });

  it('a worker’s pages and dialogs are whole', async () => {
    entered = await wordsEntered(await stage.open('center', look));
    const { page } = await stage.open('worker', look);
    await allArrived(page);
    await inspectAll(page, WORKER, language);
  }, 240_000);

  it('the centre’s pages and dialogs are whole', async () => {
    const center = await stage.open('center', look);
    entered = await wordsEntered(center);
    await allArrived(center.page);
    await inspectAll(center.page, CENTER, language);
  }, 240_000);
});
