/**
 * What an audit of an installable app asks: the browser itself finds nothing that keeps the app from being put on a phone's first screen, and
 * its start page answers without a network.
 */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PHONE } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
/** A profile of a test counts as a private window, and nothing is installed from one. */
const PRIVATE_WINDOW = 'in-incognito';

interface Icon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
}
interface Manifest {
  readonly name: string;
  readonly short_name: string;
  readonly lang: string;
  readonly display: string;
  readonly start_url: string;
  readonly scope: string;
  readonly theme_color: string;
  readonly background_color: string;
  readonly icons: readonly Icon[];
}

it('nothing keeps the browser from installing the app', async () => {
  const { page, context } = await stage.open('worker', { size: PHONE, touch: true });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const cdp = await context.newCDPSession(page);
  const { errors, url, data = '' } = await cdp.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(new URL(url).origin).toBe(stage.town().origin);
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== PRIVATE_WINDOW)).toEqual(
    [],
  );

  const manifest = JSON.parse(data) as Manifest;
  expect(manifest).toMatchObject({ lang: 'zh-CN', display: 'standalone', start_url: '/', scope: '/' });
  // A longer one is cut under the icon.
  expect(manifest.short_name.length).toBeLessThanOrEqual(6);
  expect(await page.locator('meta[name=theme-color]').first().getAttribute('content')).toBe(
    manifest.theme_color,
  );
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await page.request.get(src);
    expect(answer.headers()['content-type']).toBe(type);
    const picture = await answer.body();
    expect(`${String(picture.readUInt32BE(16))}x${String(picture.readUInt32BE(20))}`).toBe(sizes);
  }
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  const maskable = manifest.icons.find(({ purpose }) => purpose === 'maskable');
  // Phones cut it to their own shape: a clear corner would show through as a hole.
  expect(await cornerAlpha(page, maskable?.src ?? '')).toBe(255);
});

it('the start page answers without a network, in its language and at the size of the screen', async () => {
  const { page, context } = await stage.open('worker', { size: PHONE, touch: true });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(200);
  expect(answer?.fromServiceWorker()).toBe(true);
  await page.getByRole('heading', { name: '我的待办' }).waitFor();
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    width: document.documentElement.scrollWidth,
    viewport: document.querySelector('meta[name=viewport]')?.getAttribute('content') ?? '',
    description: document.querySelector('meta[name=description]')?.getAttribute('content') ?? '',
    touchIcon: document.querySelector('link[rel=apple-touch-icon]')?.getAttribute('href') ?? '',
  }));
  expect(seen).toMatchObject({ lang: 'zh-CN', width: PHONE.width });
  expect(seen.title).not.toBe('');
  expect(seen.description).not.toBe('');
  expect(seen.viewport).toContain('width=device-width');
  // Whoever sees badly may enlarge the page.
  expect(seen.viewport).not.toMatch(/user-scalable=no|maximum-scale/);
  expect((await page.request.get(seen.touchIcon)).ok()).toBe(true);
});

/** How opaque the corner of a picture is, 0 to 255. */
function cornerAlpha(page: Page, address: string): Promise<number | undefined> {
  return page.evaluate(async (src) => {
    const picture = await createImageBitmap(await (await fetch(src)).blob());
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    pen?.drawImage(picture, 0, 0);
    return pen?.getImageData(0, 0, 1, 1).data[3];
  }, address);
}
