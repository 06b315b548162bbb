/**
 * Makes the pictures of the README anew: `node --import tsx tests/e2e/pictures.ts`. Not part of `npm test`; it needs a built
 * app and a Chromium, named by the environment variable CHROMIUM.
 */
import { writeFile } from 'node:fs/promises';
import { DESK, PHONE, allArrived, enter, launch, openDevice } from './support/browser.ts';
import type { Device, Look } from './support/browser.ts';
import { openTab } from './support/acts.ts';
import { smallPng } from './support/smallPng.ts';
import { startTown } from './support/town.ts';

process.env['CHROMIUM'] ??= '/usr/bin/chromium';

const town = await startTown();
const browser = await launch();

async function open(name: string, size: Look['size']): Promise<Device> {
  const device = await openDevice(browser, town.origin, { size, preferences: { theme: 'light' } });
  await enter(device.page, name, town.passwords[name] ?? '');
  await allArrived(device.page);
  return device;
}

async function keep({ page, context }: Device, path: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.mouse.move(0, 0);
  const picture = await page.screenshot({ animations: 'disabled' });
  await writeFile(path, smallPng(new Uint8Array(picture)));
  await context.close();
}

const phone = await open('worker', PHONE);
await openTab(phone.page, '今日');
await phone.page.locator('.case-card').first().waitFor();
await keep(phone, 'docs/images/phone.png');

const desk = await open('center', DESK);
await openTab(desk.page, '待办');
await desk.page.locator('.case-card').filter({ hasText: '待分流' }).first().click();
await desk.page.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
await keep(desk, 'docs/images/desk.png');

await browser.close();
await town.stop();
