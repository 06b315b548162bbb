import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { choose, openCase } from './support/acts.ts';
import { DESK, PHONE } from './support/browser.ts';
import type { Device } from './support/browser.ts';
import { CAMERA, cameraPhoto, jpegFacts, mentions } from './support/photo.ts';
import { setStage } from './support/stage.ts';
import { forgetTaps, noteTaps, tapsOf } from './support/taps.ts';

const stage = setStage();
const TOUCH = { size: PHONE, touch: true } as const;

/** A worker's phone on which every tap is counted from now on. */
async function countedPhone(): Promise<Device> {
  const phone = await stage.open('worker', TOUCH);
  await noteTaps(phone.context);
  await phone.page.reload();
  await phone.page.getByRole('heading', { name: '我的待办' }).waitFor();
  await forgetTaps(phone.page);
  return phone;
}

describe('a worker at the place', () => {
  it('reports an incident with three answers and at most four taps besides the typing', async () => {
    const { page } = await countedPhone();
    await page.getByRole('link', { name: '上报事件' }).tap();
    await page.getByRole('button', { name: '提交' }).waitFor();
    expect(await page.getByTitle('必填').count()).toBe(3);
    await page.getByText('环境卫生', { exact: true }).tap();
    await page.getByText('二组', { exact: true }).tap();
    await page.getByLabel(/^情况/).tap();
    await page.keyboard.insertText('路边堆着建筑垃圾');
    await page.getByRole('button', { name: '提交' }).tap();
    await page.getByRole('heading', { level: 1, name: /路边堆着建筑垃圾/ }).waitFor();
    const taps = await tapsOf(page);
    expect(taps).toHaveLength(4);
    expect(taps.at(-1)).toBe('提交');
  });

  it('needs not say again where it is, after one report from the same place', async () => {
    const { page } = await countedPhone();
    const report = async (words: string, tapGroup: boolean): Promise<void> => {
      await page.getByRole('link', { name: '上报', exact: true }).tap();
      await page.getByText('环境卫生', { exact: true }).tap();
      if (tapGroup) await page.getByText('二组', { exact: true }).tap();
      await page.getByLabel(/^情况/).fill(words);
      await page.getByRole('button', { name: '提交' }).tap();
      await page.getByRole('heading', { level: 1, name: new RegExp(words) }).waitFor();
    };
    await report('河边有死鱼', true);
    await report('河边又有死鱼', false);
    await page.getByRole('article').getByText('二组').first().waitFor();
  });

  it('records a patrol that found nothing with at most three taps', async () => {
    const { page } = await countedPhone();
    await page.getByRole('link', { name: '登记巡查' }).tap();
    await page.getByRole('button', { name: '提交' }).tap();
    await page.getByRole('article').getByText('无异常').first().waitFor();
    expect((await tapsOf(page)).length).toBeLessThanOrEqual(3);
  });

  it('registers a household with two members, led by each error to its field', async () => {
    const { page } = await stage.open('worker', TOUCH);
    await page.getByRole('link', { name: '登记住户' }).tap();
    await page.getByText('一组', { exact: true }).tap();
    await page.getByText('口头告知', { exact: true }).tap();
    const [first, second] = [memberOf(page, 0), memberOf(page, 1)];

    await first.getByLabel(/^姓名/).fill('样例甲');
    await choose(page, first, '与户主关系', /^户主$/);
    // A region that is nobody's, with a wrong check character.
    await first.getByLabel(/^公民身份号码/).fill('990101198001010013');
    await page.getByRole('button', { name: '下一步：核对' }).tap();

    const errors = page.getByRole('alert').filter({ hasText: '处要改' });
    await errors.getByText('还有 2 处要改').waitFor();
    await errors.getByRole('link', { name: /公民身份号码/ }).tap();
    expect(await focusedLabel(page)).toMatch(/^公民身份号码/);
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText(checkCharacter('99010119800101001'));
    await first.getByText('男，1980-01-01 出生', { exact: false }).waitFor();
    await errors.getByRole('link', { name: /门牌或住址/ }).tap();
    expect(await focusedLabel(page)).toMatch(/^门牌或住址/);
    await page.keyboard.insertText('一组 3 号');

    await page.getByRole('button', { name: '添加家庭成员' }).tap();
    await second.getByLabel(/^姓名/).waitFor();
    await expect.poll(() => focusedLabel(page)).toMatch(/^姓名/);
    await second.getByLabel(/^姓名/).fill('样例乙');
    await choose(page, second, '与户主关系', /^妻$/);
    await second.getByLabel(/^出生日期/).fill('1982-03-04');
    await second.getByText('女性', { exact: true }).tap();
    await page.getByRole('button', { name: '下一步：核对' }).tap();

    await page.getByRole('heading', { name: '提交前核对' }).waitFor();
    await page.getByRole('button', { name: '提交' }).tap();
    const record = page.getByRole('article');
    await record.getByText('家庭成员 2', { exact: false }).waitFor();
    for (const name of ['样例甲', '样例乙'])
      await record.getByText(name).first().waitFor({ state: 'attached' });
    await page.getByText('已全部上传').first().waitFor({ state: 'attached' });
  });

  it('sends a photo that arrives small, upright and without what the camera noted beside it', async () => {
    const [{ page }, center] = [
      await stage.open('worker', TOUCH),
      await stage.open('center', { size: DESK }),
    ];
    const photo = await cameraPhoto(page);
    expect(photo.length).toBeGreaterThan(600 * 1024);
    expect(mentions(photo, CAMERA)).toBe(true);

    await page.getByRole('link', { name: '上报事件' }).tap();
    await page.getByText('安全隐患', { exact: true }).tap();
    await page.getByText('二组', { exact: true }).tap();
    await page.getByLabel(/^情况/).fill('水渠盖板断了');
    const more = page.getByText('补充更多（可不填）');
    if (!(await page.getByText('拍照或选图').isVisible())) await more.tap();
    const choosing = page.waitForEvent('filechooser');
    await page.getByText('拍照或选图').tap();
    await (
      await choosing
    ).setFiles({ name: 'IMG_0007.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) });
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByRole('button', { name: '提交' }).tap();
    await page.getByRole('heading', { level: 1, name: /水渠盖板断了/ }).waitFor();

    await openCase(center.page, '水渠盖板断了');
    const shown = center.page.getByRole('article').getByRole('img', { name: '照片 1' });
    await shown.waitFor();
    const arrived = await photoOnServer(center, '水渠盖板断了');
    const facts = jpegFacts(arrived);
    expect(arrived.length).toBeLessThanOrEqual(300 * 1024);
    expect(facts.markers).not.toContain('e1');
    expect(mentions(arrived, CAMERA)).toBe(false);
    expect(facts.height).toBeGreaterThan(facts.width);
  });
});

/** The open entry of the household's nth member. */
function memberOf(page: Page, index: number): ReturnType<Page['locator']> {
  return page.locator(`#root_members_${String(index)}`);
}

function focusedLabel(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: input } = document;
    return input instanceof HTMLInputElement ? (input.labels?.[0]?.textContent ?? '') : '';
  });
}

/** The eighteenth character of an identity number, by ISO 7064 MOD 11-2. */
function checkCharacter(first: string): string {
  const digits = Array.from(first, Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (2 ** (17 - index) % 11), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** The bytes of a case's only photo, as the centre may read them from the server. */
async function photoOnServer({ context }: Device, words: string): Promise<Uint8Array> {
  const answer = await context.request.get('/town/_all_docs?include_docs=true');
  const { rows } = (await answer.json()) as {
    rows: readonly {
      doc?: { _id: string; data?: { what?: string }; _attachments?: Readonly<Record<string, unknown>> };
    }[];
  };
  const event = rows.find(({ doc }) => doc?.data?.what === words)?.doc;
  const [name] = Object.keys(event?._attachments ?? {});
  if (event === undefined || name === undefined) throw new Error('The centre has no photo of this case.');
  const file = await context.request.get(
    `/town/${encodeURIComponent(event._id)}/${encodeURIComponent(name)}`,
  );
  expect(file.status()).toBe(200);
  return new Uint8Array(await file.body());
}
