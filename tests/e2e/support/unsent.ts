import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { openTab } from './acts.ts';
import type { Device } from './browser.ts';

/** What stands in the way between a phone and its server, and what is there in the end. */

const DAY_MS = 86_400_000;

/** A picture of one colour as a file: small, and another file for each colour. */
export async function picture(page: Page, colour: string): Promise<Uint8Array> {
  const base64 = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 320, height: 240 });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = fill;
    context.fillRect(0, 0, 320, 240);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  }, colour);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Adds a photo to the open form. */
export async function addPhoto(page: Page, bytes: Uint8Array): Promise<void> {
  const add = page.getByRole('button', { name: '拍照或选图' });
  if (!(await add.isVisible())) await page.getByText('补充更多（可不填）').click();
  const shown = await page.getByRole('img', { name: /^照片/ }).count();
  const choosing = page.waitForEvent('filechooser');
  await add.click();
  const chooser = await choosing;
  await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });
  await page.getByRole('img', { name: `照片 ${String(shown + 1)}` }).waitFor();
}

/** Reports an incident of the third group, with photos if there are any. */
export async function report(page: Page, words: string, photos: readonly Uint8Array[] = []): Promise<void> {
  await openTab(page, '上报');
  await page.getByText('环境卫生', { exact: true }).click();
  await page.getByText('三组', { exact: true }).click();
  await page.getByLabel(/^情况/).fill(words);
  for (const photo of photos) await addPhoto(page, photo);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(words) }).waitFor();
}

/** Does something while the phone's clock is two days ahead, which it cannot know without a network. The server refuses what it says. */
export async function withWrongClock(page: Page, deed: () => Promise<void>): Promise<void> {
  await page.clock.install({ time: Date.now() + 2 * DAY_MS });
  await page.reload();
  await deed();
  await page.clock.setFixedTime(Date.now());
  await page.reload();
}

/** An event as the server has it. */
export interface Arrived {
  readonly _id: string;
  readonly act: string;
  readonly grid: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly _attachments?: Readonly<Record<string, { readonly length: number }>>;
}

/** Every event of the databases that this account may read. */
export async function onServer({ context }: Device): Promise<readonly Arrived[]> {
  const me = (await (await context.request.get('/api/me')).json()) as { databases: readonly string[] };
  const answers = me.databases.map(async (name) => {
    const answer = await context.request.get(`/${name}/_all_docs?include_docs=true`);
    const { rows } = (await answer.json()) as { rows: readonly { doc?: Arrived }[] };
    return rows.flatMap(({ doc }) => (doc?._id.startsWith('e/') === true ? [doc] : []));
  });
  return (await Promise.all(answers)).flat();
}

/** How a photo is lost: with its record, or with all but its first bytes. */
export type Loss = 'gone' | 'cut short';

/** Takes the bytes of the photos of one report off the phone's disk, as a worn-out memory card does. */
export async function breakPhotosOf(page: Page, words: string, loss: Loss = 'gone'): Promise<void> {
  const broken = await page.evaluate(
    async ({ what, isGone }) => {
      const asked = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => {
            resolve(request.result);
          };
          request.onerror = () => {
            reject(request.error ?? new Error('not read'));
          };
        });
      interface Stored {
        readonly data?: { readonly what?: string };
        readonly _attachments?: Readonly<Record<string, { readonly digest: string }>>;
      }
      let count = 0;
      for (const { name = '' } of await indexedDB.databases()) {
        if (!name.startsWith('_pouch_wk-')) continue;
        const database = await asked(indexedDB.open(name));
        const transaction = database.transaction(['by-sequence', 'attach-store'], 'readwrite');
        const written = new Promise((resolve) => {
          transaction.oncomplete = resolve;
        });
        const documents = (await asked(transaction.objectStore('by-sequence').getAll())) as Stored[];
        const files = transaction.objectStore('attach-store');
        for (const { data, _attachments: stubs = {} } of documents) {
          if (data?.what !== what) continue;
          for (const { digest } of Object.values(stubs)) {
            const kept = (await asked(files.get(digest))) as { readonly body: Blob };
            if (isGone) files.delete(digest);
            else files.put({ ...kept, body: kept.body.slice(0, 40) });
            count += 1;
          }
        }
        await written;
        database.close();
      }
      return count;
    },
    { what: words, isGone: loss === 'gone' },
  );
  if (broken === 0) throw new Error(`There is no photo of ${words} to lose.`);
}

/** A machine between phone and server that lets no request of more than `most` bytes pass, and says so as such machines do: in HTML. */
export async function limitRequests({ context }: Device, most: number): Promise<void> {
  await context.route('**/_bulk_docs', async (route) => {
    const size = route.request().postDataBuffer()?.length ?? 0;
    if (size <= most) await route.continue();
    else
      await route.fulfill({
        status: 413,
        contentType: 'text/html',
        body: '<html><body><h1>413 Request Entity Too Large</h1></body></html>',
      });
  });
}

/** What the browser says about the room on this device from the next page on. */
export async function pretendRoom({ context, page }: Device, share: number): Promise<void> {
  await context.addInitScript((used) => {
    const quota = 100_000_000;
    navigator.storage.estimate = () => Promise.resolve({ usage: quota * used, quota });
  }, share);
  await page.reload();
}
