import { readFile } from 'node:fs/promises';
import { unzipSync, strFromU8 } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { act, openRecent, openTab } from './support/acts.ts';
import { DESK, PHONE, settled } from './support/browser.ts';
import type { Device } from './support/browser.ts';
import { axeViolations, overflowOf, smallTargets } from './support/inspect.ts';
import { cameraPhoto } from './support/photo.ts';
import { setStage } from './support/stage.ts';
import {
  addPhoto,
  breakPhotosOf,
  limitRequests,
  onServer,
  picture,
  pretendRoom,
  report,
  withWrongClock,
} from './support/unsent.ts';

const stage = setStage();
const PICTURES = 'dist/e2e/outbox';

/** The page of uploads with what was not taken. */
async function openRefused(page: Page, count: number): Promise<Locator> {
  await page
    .getByRole('link', { name: new RegExp(`${String(count)} 条未被接收`) })
    .first()
    .click();
  await page.getByRole('heading', { name: `没有被接收 · ${String(count)}` }).waitFor();
  return page.locator('.refused');
}

/** Looks at the page as it is now on a phone and at a desk, and keeps both pictures. */
async function inspect(page: Page, name: string): Promise<void> {
  const problems: string[] = [];
  for (const [size, kind] of [
    [DESK, 'desk'],
    [PHONE, 'phone'],
  ] as const) {
    await page.setViewportSize({ ...size });
    await page.screenshot({
      path: `${PICTURES}/${name}.${kind}.png`,
      animations: 'disabled',
      fullPage: true,
    });
    problems.push(...(await overflowOf(page, size.width)), ...(await axeViolations(page)));
  }
  problems.push(...(await smallTargets(page)));
  expect(problems).toEqual([]);
}

const wordsOf = (events: readonly { readonly data?: Readonly<Record<string, unknown>> }[]) =>
  events.flatMap(({ data }) => (typeof data?.['what'] === 'string' ? [data['what']] : []));

describe('what the server would not take', () => {
  it('O2 an opening is shown with its reason, becomes a draft with its photo, and arrives corrected as the same case', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page, context } = phone;
    const photo = await picture(page, 'teal');
    await context.setOffline(true);
    await withWrongClock(page, () => report(page, '桥面塌了一角', [photo]));
    await context.setOffline(false);
    const card = await openRefused(page, 1);
    await card.getByText('桥面塌了一角', { exact: false }).waitFor();
    await card.getByText('1 张照片', { exact: false }).waitFor();
    await card
      .getByText(/时间|时钟/)
      .first()
      .waitFor();
    await inspect(page, 'refused-opening');

    await card.getByRole('button', { name: '改正后重新提交' }).click();
    await page.getByText('这条没有被接收，请改正后重新提交', { exact: false }).waitFor();
    const what = page.getByLabel(/^情况/);
    expect(await what.inputValue()).toBe('桥面塌了一角');
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await inspect(page, 'correcting-opening');
    await what.fill('桥面塌了两角');
    await page.getByText('草稿已存在本机').waitFor();
    // Somebody is called away and goes on later: it is still a correction.
    await page.reload();
    await page.getByText('这条没有被接收，请改正后重新提交', { exact: false }).waitFor();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: /桥面塌了两角/ }).waitFor();
    await settled(page);
    await page.getByRole('img', { name: '照片 1' }).waitFor();

    const arrived = (await onServer(phone)).filter(
      ({ act: done, data }) => done === 'open' && String(data?.['what']).includes('桥面塌了'),
    );
    expect(wordsOf(arrived)).toEqual(['桥面塌了两角']);
    expect(Object.values(arrived[0]?._attachments ?? {}).map(({ length }) => length > 0)).toEqual([true]);
    await openTab(page, '今日');
    expect(await page.getByText('没写完的草稿').count()).toBe(0);
    expect(
      await page
        .getByRole('main')
        .getByRole('link', { name: /桥面塌了/ })
        .count(),
    ).toBe(1);
  });

  it('O2 an act of a case is corrected in its own form and sent again', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page, context } = phone;
    await report(page, '村口路灯不亮');
    await settled(page);
    await context.setOffline(true);
    await withWrongClock(page, async () => {
      await openRecent(page, '村口路灯不亮');
      await act(page, '补充情况', (sheet) => sheet.getByRole('textbox').first().fill('一共三盏'));
    });
    await context.setOffline(false);
    const card = await openRefused(page, 1);
    await card.getByRole('heading', { name: '补充情况' }).waitFor();
    await card.getByText('一共三盏', { exact: false }).waitFor();
    await card.getByRole('button', { name: '改正后重新提交' }).click();
    const sheet = page.getByRole('dialog', { name: '补充情况' });
    const words = sheet.getByRole('textbox').first();
    expect(await words.inputValue()).toBe('一共三盏');
    await words.fill('一共四盏');
    await sheet.getByRole('button', { name: '补充情况', exact: true }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('article').getByText('一共四盏').first().waitFor();
    await settled(page);
    const supplements = (await onServer(phone)).filter(({ act: done }) => done === 'supplement');
    const said = JSON.stringify(supplements.map(({ data }) => data));
    expect(said).toContain('一共四盏');
    expect(said).not.toContain('一共三盏');
  });

  it('O2 is given up only after a question, and nothing else goes with it', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page, context } = phone;
    await context.setOffline(true);
    await report(page, '第一处垃圾');
    await withWrongClock(page, async () => {
      await report(page, '第二处垃圾');
      await report(page, '第三处垃圾');
    });
    await context.setOffline(false);
    const cards = await openRefused(page, 2);
    const second = cards.filter({ hasText: '第二处垃圾' });
    const question = page.getByRole('alertdialog', { name: '不要了' });
    await second.getByRole('button', { name: '不要了' }).click();
    await question.getByRole('button', { name: '保留' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await cards.count()).toBe(2);
    await second.getByRole('button', { name: '不要了' }).click();
    await question.getByRole('button', { name: '删除' }).click();
    await second.waitFor({ state: 'detached' });

    await page.reload();
    await openRefused(page, 1);
    await cards.filter({ hasText: '第三处垃圾' }).waitFor();
    expect(await page.getByText('第二处垃圾').count()).toBe(0);
    const arrived = wordsOf(await onServer(phone));
    expect(arrived).toContain('第一处垃圾');
    expect(arrived).not.toContain('第二处垃圾');
    await openRecent(page, '第一处垃圾');
  });

  it('O2 is exported to a file that holds every word and every byte of its photo', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page, context } = phone;
    const photo = await picture(page, 'olive');
    await context.setOffline(true);
    await withWrongClock(page, () => report(page, '水渠漏水', [photo]));
    await context.setOffline(false);
    const card = await openRefused(page, 1);
    const downloading = page.waitForEvent('download');
    await card.getByRole('button', { name: '导出' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^本机未上传内容-\d{4}-\d{2}-\d{2}\.zip$/);
    const archive = unzipSync(new Uint8Array(await readFile(await download.path())));
    const records = JSON.parse(strFromU8(archive['records.json'] ?? new Uint8Array())) as Exported;
    expect(records.person).toBe('worker');
    expect(records.waiting).toEqual([]);
    const [one] = records.refused;
    expect(one?.reason).toMatch(/时间|时钟/);
    expect(one?.record.data).toMatchObject({ what: '水渠漏水' });
    expect(JSON.stringify(one?.answers)).toContain('水渠漏水');
    const [path = ''] = one?.files ?? [];
    const kept = archive[path] ?? new Uint8Array();
    expect(Object.keys(archive).sort()).toEqual([path, 'records.json']);

    // The same photo, as the server has it after the record was sent again.
    await card.getByRole('button', { name: '改正后重新提交' }).click();
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: /水渠漏水/ }).waitFor();
    await settled(page);
    expect(kept).toEqual(await photoOnServer(phone, '水渠漏水'));
  });

  it('O1 of two records with photos, one broken and one too large, neither holds up the others', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page, context } = phone;
    const [large, small] = [await cameraPhoto(page), await picture(page, 'navy')];
    await context.setOffline(true);
    await report(page, '照片坏了的', [await picture(page, 'maroon')]);
    await report(page, '照片太大的', [large]);
    await report(page, '照片好好的', [small]);
    await report(page, '没有照片的');
    await breakPhotosOf(page, '照片坏了的');
    await limitRequests(phone, 100_000);
    await context.setOffline(false);
    const cards = await openRefused(page, 2);
    const arrived = wordsOf(await onServer(phone));
    expect(arrived).toEqual(expect.arrayContaining(['照片好好的', '没有照片的']));
    expect(arrived).not.toContain('照片坏了的');
    expect(arrived).not.toContain('照片太大的');
    await cards.filter({ hasText: '照片坏了的' }).getByText('在本机读不出来', { exact: false }).waitFor();
    const tooLarge = cards.filter({ hasText: '照片太大的' });
    await tooLarge.getByText('这条记录太大，传不上去', { exact: false }).waitFor();
    await inspect(page, 'two-refused');

    // With a smaller photo it arrives.
    await tooLarge.getByRole('button', { name: '改正后重新提交' }).click();
    await page.getByRole('button', { name: '删除照片 1' }).click();
    await addPhoto(page, small);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: /照片太大的/ }).waitFor();
    await openRefused(page, 1);
    await expect.poll(async () => wordsOf(await onServer(phone))).toContain('照片太大的');
  });
});

describe('a photo that the phone has lost', () => {
  it('O1 O3 sets its record aside with the reason and holds up nothing behind it', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page, context } = phone;
    await context.setOffline(true);
    await report(page, '整张没了的', [await picture(page, 'maroon')]);
    await report(page, '只剩一截的', [await picture(page, 'indigo')]);
    await report(page, '照片好好的', [await picture(page, 'navy')]);
    await report(page, '没有照片的');
    await breakPhotosOf(page, '整张没了的', 'gone');
    await breakPhotosOf(page, '只剩一截的', 'cut short');
    // To look at a case with a lost photo does no harm to the others.
    await openRecent(page, '整张没了的');
    await page.getByText('这台设备上没有这张照片', { exact: false }).waitFor();
    await openRecent(page, '照片好好的');
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await context.setOffline(false);
    const cards = await openRefused(page, 2);
    const arrivedWords = wordsOf(await onServer(phone));
    expect(arrivedWords).toEqual(expect.arrayContaining(['照片好好的', '没有照片的']));
    for (const words of ['整张没了的', '只剩一截的']) expect(arrivedWords).not.toContain(words);
    for (const words of ['整张没了的', '只剩一截的']) {
      const card = cards.filter({ hasText: words });
      await card.getByText('有照片或录音在本机读不出来', { exact: false }).waitFor();
      for (const name of ['重拍后再提交', '去掉读不出的，直接提交', '导出', '不要了'])
        await card.getByRole('button', { name }).waitFor();
    }
    await inspect(page, 'lost-photos');

    // A killed tab changes nothing about it.
    await page.reload();
    await openRefused(page, 2);

    // One goes without its photo …
    await cards
      .filter({ hasText: '只剩一截的' })
      .getByRole('button', { name: '去掉读不出的，直接提交' })
      .click();
    await openRefused(page, 1);
    await expect.poll(async () => wordsOf(await onServer(phone))).toContain('只剩一截的');

    // … and for the other one it is taken again.
    await cards.getByRole('button', { name: '重拍后再提交' }).click();
    await page.getByText('其中 1 个照片或录音在本机读不出来', { exact: false }).waitFor();
    expect(await page.getByLabel(/^情况/).inputValue()).toBe('整张没了的');
    await inspect(page, 'taking-again');
    await addPhoto(page, await picture(page, 'green'));
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: /整张没了的/ }).waitFor();
    await settled(page);
    const arrived = await onServer(phone);
    const filesOf = (words: string): number =>
      Object.keys(arrived.find(({ data }) => data?.['what'] === words)?._attachments ?? {}).length;
    expect([filesOf('整张没了的'), filesOf('只剩一截的')]).toEqual([1, 0]);
  });
});

describe('the room on this device', () => {
  it('O5 is told before it is too late, with what helps', async () => {
    const phone = await stage.open('worker', { size: PHONE });
    const { page } = phone;
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    expect(await page.getByText('本机空间', { exact: false }).count()).toBe(0);
    await pretendRoom(phone, 0.85);
    await page.getByText(/本机空间已用 85%，大约还能存 37 张照片/).waitFor();
    await page.locator('.sync-chip').click();
    await page.getByText('请连上网络把内容传完', { exact: false }).waitFor();
    await pretendRoom(phone, 0.97);
    await page.getByText(/本机空间快用完了（已用 97%）/).waitFor();
    await page.getByText('传不了就先导出', { exact: false }).waitFor();
    await inspect(page, 'nearly-full');
    // Where photos are taken it is said once more.
    await openTab(page, '上报');
    await page.getByText(/本机空间快用完了（已用 97%）/).waitFor();
  });
});

interface Exported {
  readonly person: string;
  readonly waiting: readonly unknown[];
  readonly refused: readonly {
    readonly reason: string;
    readonly answers: Readonly<Record<string, unknown>>;
    readonly files: readonly string[];
    readonly record: { readonly data: Readonly<Record<string, unknown>> };
  }[];
}

/** The bytes of a report's only photo on the server. */
async function photoOnServer(phone: Device, words: string): Promise<Uint8Array> {
  const event = (await onServer(phone)).find(({ data }) => data?.['what'] === words);
  const [name = ''] = Object.keys(event?._attachments ?? {});
  const address = `/grid-${event?.grid ?? ''}/${encodeURIComponent(event?._id ?? '')}/${encodeURIComponent(name)}`;
  const answer = await phone.context.request.get(address);
  expect(answer.status()).toBe(200);
  return new Uint8Array(await answer.body());
}
