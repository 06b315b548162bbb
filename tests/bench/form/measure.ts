import type { Browser, CDPSession, ElementHandle, Page } from 'playwright-core';
import type { Variant } from './survey.ts';

/** `BENCH_SLOW_DOWN=1` where others use the machine too: what is taken from a slowed-down thread is taken from it four times. */
export const SLOW_DOWN = Number(process.env['BENCH_SLOW_DOWN'] ?? 4);
/** Longer than any of the libraries puts work off; what is still running then belongs to a clock, not to the key. */
const SETTLE_MS = 2_000;
const WORDS = 'the quick brown fox jumps over the lazy dog ';

/** One page, opened and slowed down, with the form on it. */
export interface Opened {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly mountMs: number;
  /** Main-thread time of the mount until nothing was left to do. */
  readonly mountCpuMs: number;
  readonly heapMb: number;
}

export interface Typed {
  /** Main-thread time per key, with what was put off and with leaving the field. */
  readonly cpuMs: number;
  /** From the key to the frame that shows it, one figure a key. */
  readonly paintMs: readonly number[];
}

export async function openForm(browser: Browser, address: string, variant: Variant): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(address);
  await page.waitForFunction(() => window.bench !== undefined);
  const cdp = await context.newCDPSession(page);
  // The thread's own time: what others do on the machine meanwhile is not counted.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await heap(cdp);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  const started = await taskMs(cdp);
  const mountMs = await page.evaluate((which) => window.bench?.mountTime(which) ?? Number.NaN, variant);
  await page.waitForTimeout(SETTLE_MS);
  const mountCpuMs = (await taskMs(cdp)) - started;
  if (faults.length > 0) throw new Error(`${address}: ${faults.join(' ')}`);
  return { page, cdp, mountMs, mountCpuMs, heapMb: ((await heap(cdp)) - before) / 2 ** 20 };
}

/** Types into a field with a pause after every key, leaves it, and waits until all is quiet. */
export async function typeInto(
  { page, cdp }: Opened,
  field: { readonly name: string; readonly member?: number },
  keys: number,
  pauseMs: number,
): Promise<Typed> {
  const input = await handleOf(page, field);
  await input.scrollIntoViewIfNeeded();
  await input.focus();
  await page.evaluate(() => window.bench?.watchKeys());
  await page.waitForTimeout(SETTLE_MS);
  const before = await taskMs(cdp);
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(
      WORDS[key % WORDS.length] === ' ' ? 'Space' : (WORDS[key % WORDS.length] ?? 'a'),
    );
    await page.waitForTimeout(pauseMs);
  }
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.waitForTimeout(SETTLE_MS);
  const cpuMs = ((await taskMs(cdp)) - before) / keys;
  const paintMs = await page.evaluate(() => window.bench?.paints() ?? []);
  if (paintMs.length < keys)
    throw new Error(`${page.url()}: ${String(paintMs.length)} of ${String(keys)} keys arrived.`);
  return { cpuMs, paintMs };
}

/** Presses the button that adds a member of 25 questions: main-thread time with all that follows, and until it is painted. */
export async function addMember({
  page,
  cdp,
}: Opened): Promise<{ readonly cpuMs: number; readonly paintMs: number }> {
  await page.evaluate(() => window.bench?.showAddButton());
  await page.waitForTimeout(SETTLE_MS);
  const count = (): Promise<number> => page.evaluate(() => window.bench?.countInputs() ?? 0);
  const inputs = await count();
  const before = await taskMs(cdp);
  const paintMs = await page.evaluate(() => window.bench?.addTime() ?? Number.NaN);
  await page.waitForTimeout(SETTLE_MS);
  const cpuMs = (await taskMs(cdp)) - before;
  if ((await count()) === inputs) throw new Error(`${page.url()}: no member was added.`);
  return { cpuMs, paintMs };
}

async function handleOf(
  page: Page,
  field: { readonly name: string; readonly member?: number },
): Promise<ElementHandle<HTMLElement>> {
  const handle = await page.evaluateHandle(
    ({ name, member }) => window.bench?.find(name, member) ?? null,
    field,
  );
  const element = handle.asElement();
  if (element === null) throw new Error(`${page.url()} has no input ${field.name}.`);
  return element;
}

async function taskMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}
