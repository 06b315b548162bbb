import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { choose, openTab } from './support/acts.ts';
import { DESK, PHONE, type Device } from './support/browser.ts';
import { axeViolations, overflowOf } from './support/inspect.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const NAME = '样例住户甲';

/** Fills in a household with one member who is a child, up to the button that leads on. */
async function fillIn(page: Page): Promise<void> {
  await page.getByRole('link', { name: '登记住户' }).first().click();
  await page.getByText('一组', { exact: true }).click();
  await page.getByLabel(/^门牌或住址/).fill('一组 8 号');
  await page.getByText('口头告知', { exact: true }).click();
  const member = page.locator('#root_members_0');
  await member.getByLabel(/^姓名/).fill(NAME);
  await choose(page, member, '与户主关系', /^户主$/);
  await member.getByLabel(/^出生日期/).fill('2019-03-04');
  await member.getByText('男性', { exact: true }).click();
}

async function kept(page: Page): Promise<void> {
  await page.getByText('草稿已存在本机').waitFor();
}

/** What lies in the database of drafts, as far as a script can read it. */
function lying(page: Page): Promise<{ readonly text: string; readonly extractable: readonly boolean[] }> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('wangge-drafts', 1);
        request.onerror = () => reject(new Error('no database'));
        request.onsuccess = () => {
          const stores = request.result.transaction(['keys', 'drafts']);
          const drafts = stores.objectStore('drafts').getAll() as IDBRequest<
            { content: { bytes: ArrayBuffer } }[]
          >;
          const keys = stores.objectStore('keys').getAll() as IDBRequest<{ key: CryptoKey }[]>;
          stores.oncomplete = () => {
            request.result.close();
            resolve({
              text: drafts.result.map(({ content }) => new TextDecoder().decode(content.bytes)).join('\n'),
              extractable: keys.result.map(({ key }) => key.extractable),
            });
          };
        };
      }),
  );
}

async function kill({ page, context }: Device): Promise<Page> {
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto('/report/household-survey');
  await next.getByText('上次没写完，已接着填').waitFor();
  return next;
}

describe('a household survey', () => {
  it.each([
    ['a phone', PHONE],
    ['a desk', DESK],
  ])('on %s is kept encrypted, goes on after a kill, is looked through and sent', async (_, size) => {
    const device = await stage.open('worker', { size });
    await fillIn(device.page);
    await kept(device.page);
    const { text, extractable } = await lying(device.page);
    expect(text.length).toBeGreaterThan(0);
    expect(text).not.toContain(NAME);
    expect(extractable).toEqual([false]);

    const page = await kill(device);
    expect(await page.locator('#root_members_0_name').inputValue()).toBe(NAME);
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('heading', { name: '提交前核对' }).waitFor();
    await page.getByText('户主不满十六周岁', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflowOf(page, size.width)).toEqual([]);
    await page.screenshot({ path: `dist/e2e/review-${String(size.width)}.png`, fullPage: true });

    await page.getByRole('button', { name: '返回' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('下一步：核对');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('button', { name: /^修改：家庭成员 1/ }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('root_members_0_name');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('article').getByText(NAME).first().waitFor({ state: 'attached' });
    expect((await lying(page)).text).toBe('');
  });

  it('begun in an older app is taken over once and lies open no longer', async () => {
    const { page } = await stage.open('worker', { size: PHONE });
    await page.evaluate(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('wangge-device', 1);
          request.onupgradeneeded = () => request.result.createObjectStore('drafts', { keyPath: 'id' });
          request.onerror = () => reject(new Error('not opened'));
          request.onsuccess = () => {
            const writing = request.result.transaction('drafts', 'readwrite');
            writing.objectStore('drafts').put({
              id: 'worker/household-survey/open/new',
              person: 'worker',
              flow: 'household-survey',
              act: 'open',
              data: { address: name },
              files: [],
              savedAt: Date.now(),
            });
            writing.oncomplete = () => {
              request.result.close();
              resolve();
            };
          };
        }),
      NAME,
    );
    await page.goto('/report/household-survey');
    await page.getByText('上次没写完，已接着填').waitFor();
    expect(await page.getByLabel(/^门牌或住址/).inputValue()).toBe(NAME);
    const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(names).toContain('wangge-drafts');
    await page.reload();
    await page.getByText('上次没写完，已接着填').waitFor();
    await expect
      .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
      .not.toContain('wangge-device');
  });

  it('that is not finished goes with the log-out, which says so before', async () => {
    const { page } = await stage.open('worker', { size: PHONE });
    await page.getByRole('link', { name: '登记住户' }).first().click();
    await page.getByLabel(/^门牌或住址/).fill(NAME);
    await kept(page);
    await openTab(page, '我的');
    await page.getByRole('button', { name: '退出登录' }).click();
    const question = page.getByRole('alertdialog', { name: '退出登录' });
    await question.getByText('还有 1 份草稿没有写完', { exact: false }).waitFor();
    await question.getByRole('button', { name: '退出登录' }).click();
    await page.locator('#login-name').waitFor();
    expect(await lying(page)).toEqual({ text: '', extractable: [] });
  });

  it('whose draft cannot be opened is told of, and nothing is written over it', async () => {
    const { page } = await stage.open('worker', { size: PHONE });
    await page.getByRole('link', { name: '登记住户' }).first().click();
    await page.getByLabel(/^门牌或住址/).fill(NAME);
    await kept(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('wangge-drafts', 1);
          request.onsuccess = () => {
            const writing = request.result.transaction('drafts', 'readwrite');
            const drafts = writing.objectStore('drafts');
            const all = drafts.getAll() as IDBRequest<{ content: object }[]>;
            all.onsuccess = () => {
              for (const one of all.result)
                drafts.put({ ...one, content: { ...one.content, bytes: new ArrayBuffer(64) } });
            };
            writing.oncomplete = () => {
              request.result.close();
              resolve();
            };
          };
        }),
    );
    await page.goto('/');
    await page.getByRole('link', { name: /登记住户.*打不开，点开看原因/ }).click();
    await page.getByText('存在本机的草稿打不开', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.screenshot({ path: 'dist/e2e/draft-unreadable.png' });
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('存在本机的草稿打不开', { exact: false }).waitFor();
    await page.getByRole('button', { name: '删除草稿，重新填写' }).click();
    expect(await page.getByLabel(/^门牌或住址/).inputValue()).toBe('');
  });
});
