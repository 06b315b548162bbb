import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export const PHONE = { width: 360, height: 740 } as const;
export const DESK = { width: 1440, height: 900 } as const;

export async function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'];
  if (executablePath === undefined) throw new Error('CHROMIUM names no browser.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
}

/** One person at one device: a browser profile of their own, signed in. */
export interface Device {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors the page threw or that its content security policy stopped. A story ends with none. */
  readonly faults: readonly string[];
}

export interface SignIn {
  readonly origin: string;
  readonly name: string;
  readonly password: string;
  readonly size: { readonly width: number; readonly height: number };
}

/** Opens the app in a fresh profile, signs in and waits until everything has arrived and the app is kept for use offline. */
export async function signIn(browser: Browser, { origin, name, password, size }: SignIn): Promise<Device> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Uncaught/.test(message.text())) faults.push(message.text());
  });
  await page.goto(origin);
  await page.getByLabel('账号').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('已全部上传').first().waitFor({ state: 'attached' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return { page, context, faults };
}

/** Runs a step of a story; when it fails, what every person saw is kept as pictures in `dist/e2e/`. */
export async function withPictures(
  devices: Readonly<Record<string, Device>>,
  story: () => Promise<void>,
): Promise<void> {
  try {
    await story();
  } catch (error) {
    for (const [name, { page }] of Object.entries(devices)) {
      await page.screenshot({ path: `dist/e2e/${name}.png` }).catch(() => undefined);
    }
    throw error;
  }
}
