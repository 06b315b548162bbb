/**
 * `npm run bench -- photo`: a photo of 12 megapixels from the moment it is chosen until it stands in the form, with the page at a quarter
 * of its speed, and what becomes of the keys that are typed meanwhile. Chromium slows the page's own thread only; the time of the worker that
 * makes the photo small is therefore counted four times over.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { enter } from '../e2e/support/browser.ts';
import { type RunningTown, startTown } from '../e2e/support/town.ts';
import { largePhoto, type Picture } from './photoMade.ts';
import { type Noted, noteTimes, takeNotes } from './photoTimes.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SLOW_DOWN = 4;
/** Most that is allowed for an ordinary picture: ms until it is there, and ms that a key waits for its frame. */
const BOUNDS = { readyMs: 1_500, keyMs: 200 };
const KEYS = 8;
const PICTURES: readonly Picture[] = ['street', 'noise'];

/** Read by the browser itself: ten megabytes are not sent through its remote control. */
interface PhotoFile {
  readonly path: string;
  readonly bytes: number;
}

interface Line {
  readonly picture: Picture;
  readonly sentKb: number;
  readonly keptKb: number;
  readonly workerMs: number;
  readonly readyMs: number;
  readonly keyMs: number;
  /** With no photo about. */
  readonly keyBeforeMs: number;
  readonly worstKeyMs: number;
}

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  await build({ root: fileURLToPath(new URL('../../', import.meta.url)), logLevel: 'error' });
  const town = await startTown();
  const folder = await mkdtemp(join(tmpdir(), 'wangge-photo-'));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const lines = await measure(browser, town, folder);
    const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, load: loadavg()[0] };
    if (json)
      console.log(JSON.stringify({ bench: 'photo', machine, chromium: browser.version(), BOUNDS, lines }));
    else {
      console.log(
        `${machine.cpu}, ${String(machine.cores)} cores, load ${String(machine.load)}, Chromium ${browser.version()}`,
      );
      lines.forEach(print);
    }
    const street = lines[0]!;
    if (street.readyMs > BOUNDS.readyMs || street.worstKeyMs > BOUNDS.keyMs) process.exitCode = 1;
  } finally {
    await browser.close();
    await town.stop();
    await rm(folder, { recursive: true });
  }
}

/** A line for each picture, medians of interleaved rounds. Each round opens the app anew, so the worker starts in each. */
async function measure(browser: Browser, town: RunningTown, folder: string): Promise<readonly Line[]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  const page = await context.newPage();
  // What is run in the page was compiled with names kept.
  await page.addInitScript({ content: 'globalThis.__name ??= (one) => one;' });
  await page.addInitScript(noteTimes);
  await page.goto(town.origin);
  await enter(page, 'worker', town.passwords['worker'] ?? '');
  const files = new Map<Picture, PhotoFile>();
  for (const picture of PICTURES) {
    const path = join(folder, `${picture}.jpg`);
    const bytes = await largePhoto(page, picture);
    await writeFile(path, Uint8Array.from(bytes));
    files.set(picture, { path, bytes: bytes.length });
  }
  const rounds = new Map<Picture, Line[]>(PICTURES.map((picture) => [picture, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [picture, file] of files)
      rounds.get(picture)?.push(await takePhoto(page, picture, file, town.origin));
  return Array.from(rounds.values(), medianLine);
}

async function takePhoto(page: Page, picture: Picture, file: PhotoFile, origin: string): Promise<Line> {
  await page.goto(origin);
  await page.getByRole('link', { name: '上报事件' }).first().click();
  const words = page.getByLabel(/^情况/);
  await words.waitFor();
  const add = page.getByText('拍照或选图');
  if (!(await add.isVisible())) await page.getByText('补充更多（可不填）').click();
  await add.scrollIntoViewIfNeeded();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await words.focus();
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press('a');
  // As a person does: the button first, and then they look for the photo, which is not counted.
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), add.click()]);
  await words.focus();
  await chooser.setFiles(file.path);
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press('a');
  const noted: Noted = await page.evaluate(takeNotes);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
  await page.locator('.photo-remove').first().click();
  await words.fill('');
  await page.locator('.photos img').waitFor({ state: 'detached' });
  return {
    picture,
    sentKb: file.bytes / 1024,
    keptKb: noted.keptBytes / 1024,
    workerMs: noted.workerMs,
    readyMs: noted.readyMs + (SLOW_DOWN - 1) * noted.workerMs,
    keyMs: median(noted.keys),
    keyBeforeMs: median(noted.keysBefore),
    worstKeyMs: Math.max(...noted.keys),
  };
}

function medianLine(lines: readonly Line[]): Line {
  const of = (name: Exclude<keyof Line, 'picture'>): number => median(lines.map((line) => line[name]));
  return {
    picture: lines[0]!.picture,
    sentKb: of('sentKb'),
    keptKb: of('keptKb'),
    workerMs: of('workerMs'),
    readyMs: of('readyMs'),
    keyMs: of('keyMs'),
    keyBeforeMs: of('keyBeforeMs'),
    worstKeyMs: of('worstKeyMs'),
  };
}

function print(line: Line): void {
  const bound = line.picture === 'street' ? ` (at most ${String(BOUNDS.readyMs)})` : '';
  const whole = (value: number): string => value.toFixed(0);
  console.log(
    `${line.picture}: ${whole(line.sentKb)} KB to ${whole(line.keptKb)} KB, ready after ${whole(line.readyMs)} ms${bound}, ` +
      `worker ${whole(line.workerMs)} ms at full speed; a key meanwhile ${whole(line.keyMs)} ms, at worst ${whole(line.worstKeyMs)} ms, otherwise ${whole(line.keyBeforeMs)} ms`,
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
