import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

interface Size {
  readonly width: number;
  readonly height: number;
}

export const PHONE: Size = { width: 360, height: 740 };
export const DESK: Size = { width: 1440, height: 900 };

export async function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'];
  if (executablePath === undefined) throw new Error('CHROMIUM names no browser.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
}

/** One person at one device: a browser profile of their own. */
export interface Device {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors any page of the profile threw or that its content security policy stopped. A story ends with none. */
  readonly faults: string[];
}

/** How the profile is made. */
export interface Look {
  readonly size: Size;
  /** A phone as Chromium imitates it: fingers instead of a mouse. */
  readonly touch?: boolean;
  /** What the person set for this device, as the app keeps it. */
  readonly preferences?: Readonly<Record<string, string>>;
}

/** Opens the app's address in a fresh profile. Nobody is signed in yet. */
export async function openDevice(browser: Browser, origin: string, look: Look): Promise<Device> {
  const { size, touch = false, preferences } = look;
  const context = await browser.newContext({
    viewport: { ...size },
    hasTouch: touch,
    isMobile: touch,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: origin,
  });
  // Nothing is measured by it: what hangs is ended by the time that the whole story has.
  context.setDefaultTimeout(100_000);
  const faults: string[] = [];
  context.on('weberror', (one) => {
    const error = one.error();
    if (!isPouchProgress(error)) faults.push(error.stack ?? error.message);
  });
  context.on('console', (message) => {
    if (message.text().includes(POLICY) || message.text().includes('Uncaught')) faults.push(message.text());
  });
  await noteViolations(context, faults);
  if (preferences !== undefined) {
    const kept = JSON.stringify(preferences);
    await context.addInitScript((text) => {
      // The empty page that a frame begins with has no storage.
      if (location.protocol !== 'about:') localStorage.setItem('wangge.preferences', text);
    }, kept);
  }
  const page = await context.newPage();
  await page.goto('/');
  return { page, context, faults };
}

const POLICY = 'Content Security Policy';

/**
 * Every document of the profile tells what its policy stopped, from its first line on: the browser's console has a word for it only
 * where it likes. Workers have none but the console.
 */
async function noteViolations(context: BrowserContext, faults: string[]): Promise<void> {
  const NAME = 'wanggeViolation';
  await context.exposeBinding(NAME, (_source, words: string) => {
    faults.push(`${POLICY}: ${words}`);
  });
  await context.addInitScript((name) => {
    const tell = (globalThis as unknown as Readonly<Record<string, (words: string) => void>>)[name];
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      const place = `${location.pathname} (${sourceFile}:${String(lineNumber)})`;
      tell?.(`${effectiveDirective} stopped ${blockedURI} in ${place}`);
    });
  }, NAME);
}

/** Takes what the policy stopped out of the faults, for a story that provokes it. */
export function takeViolations({ faults }: Device): readonly string[] {
  const found = faults.filter((words) => words.includes(POLICY));
  faults.splice(0, faults.length, ...faults.filter((words) => !words.includes(POLICY)));
  return found;
}

/** Fills the log-in page and waits until the app is open. */
export async function enter(page: Page, name: string, password: string): Promise<void> {
  await page.locator('#login-name').fill(name);
  await page.locator('#login-password').fill(password);
  await page.locator('form button[type=submit]').click();
  await settled(page);
}

/** Waits until the app is open with nothing left to upload, and kept for use offline. */
export async function settled(page: Page): Promise<void> {
  await page
    .getByText(/已全部上传|All uploaded/)
    .first()
    .waitFor({ state: 'attached' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** Waits until everything that this account may read has arrived; ends on the page of uploads. */
export async function allArrived(page: Page): Promise<void> {
  await page.locator('.sync-chip').click();
  await page.getByText(/上次同步|Last synchronised/).waitFor();
}

/** PouchDB's replicator asks the server how much is left, only to count, and lets the failure drop when the network is cut just then. */
function isPouchProgress(error: Error): boolean {
  return error.message === 'Failed to fetch' && /\b_info\b/.test(error.stack ?? '');
}
