import { describe, expect, it } from 'vitest';
import { act, choose, openCase, openRecent, openTab } from './support/acts.ts';
import { DESK, PHONE } from './support/browser.ts';
import type { Device } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

/** Reports with the three required answers, as a worker at the place does. */
async function report({ page }: Device, words: string): Promise<void> {
  await openTab(page, '上报');
  await page.getByText('矛盾纠纷', { exact: true }).click();
  await page.getByText('三组', { exact: true }).click();
  await page.getByLabel(/^情况/).fill(words);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('“上报事件”已办').waitFor();
}

describe('the story of one incident', () => {
  it('goes from a phone without a network to a closed case on both devices', async () => {
    const [worker, center, specialist] = [
      await stage.open('worker', { size: PHONE }),
      await stage.open('center', { size: DESK }),
      await stage.open('specialist', { size: DESK }),
    ];
    const words = '两家为晒谷场争吵';
    await worker.context.setOffline(true);
    await report(worker, words);
    await worker.page.reload();
    await openRecent(worker.page, words);
    await worker.page.getByText('仅在本机').first().waitFor();
    await worker.context.setOffline(false);
    await worker.page.getByText('已全部上传').first().waitFor({ state: 'attached' });

    await openCase(center.page, words);
    await act(center.page, '受理');
    await act(center.page, '分流派发', (sheet) => choose(center.page, sheet, '牵头单位', /司法所/));

    await openCase(specialist.page, words);
    await act(specialist.page, '签收办理');
    await act(specialist.page, '反馈办理结果', async (sheet) => {
      await sheet.getByText('已解决', { exact: false }).first().click();
      await sheet.getByLabel(/^办理情况/).fill('两家已签调解协议。');
    });

    await act(worker.page, '评价', async (sheet) => {
      await sheet.getByText('满意', { exact: true }).click();
    });
    await act(center.page, '结案');

    for (const { page } of [worker, center, specialist])
      await page.getByRole('article').getByText('已结案').first().waitFor();
  });

  it('keeps both acts when two people act on one case while both are offline', async () => {
    const [worker, center] = [
      await stage.open('worker', { size: PHONE }),
      await stage.open('center', { size: DESK }),
    ];
    const words = '村口两家为停车争吵';
    await report(worker, words);
    await openCase(center.page, words);
    await openRecent(worker.page, words);

    await worker.context.setOffline(true);
    await center.context.setOffline(true);
    await act(center.page, '受理');
    await act(worker.page, '作废', async (sheet) => {
      await sheet.getByLabel(/^理由/).fill('两家已经和好。');
    });
    await worker.page.getByRole('article').getByText('已作废').first().waitFor();
    await center.page.getByRole('article').getByText('待分流').first().waitFor();

    await center.context.setOffline(false);
    await worker.context.setOffline(false);

    for (const { page } of [worker, center]) {
      const article = page.getByRole('article');
      await article.getByText('晚了一步，没有生效').first().waitFor();
      await article.getByText('两家已经和好。').first().waitFor();
      await article.getByText('待分流').first().waitFor();
    }
    const histories = await Promise.all([worker, center].map(({ page }) => timelineOf(page)));
    expect(histories[0]?.length).toBeGreaterThan(2);
    expect(histories[0]).toEqual(histories[1]);
  });
});

/** Act and verdict of every line of the timeline, as the page shows them. */
function timelineOf(page: Device['page']): Promise<readonly string[]> {
  const lines = page.getByRole('list', { name: '办理过程' }).getByRole('listitem');
  return lines.evaluateAll((items) =>
    items.map((item) => item.textContent.replace(/（我）|仅在本机|已上传/g, '')),
  );
}
