import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openCase, openTab } from './support/acts.ts';
import { DESK, PHONE, settled, takeViolations } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const ATTACK = `<img src=x onerror="window.attacked=1"><script>window.attacked=1</script><b>{{{x}}}</b>`;

/** Nothing of the attack was run, nothing of it became an element, and its words stand there as they were typed. */
async function expectHarmless(page: Page): Promise<void> {
  await page.getByText('<script>window.attacked=1</script>', { exact: false }).first().waitFor();
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  expect(await page.locator('[onerror], img[src="x"], main script').count()).toBe(0);
}

describe('the served pages', () => {
  it('come with a strict policy and no way to be framed', async () => {
    const { page } = await stage.device({ size: PHONE });
    const answer = await page.goto('/');
    const headers = answer?.headers() ?? {};
    const policy = headers['content-security-policy'] ?? '';
    const rules = new Map(policy.split(';').map((rule) => [rule.trim().split(/\s+/)[0] ?? '', rule.trim()]));
    expect(rules.get('script-src') ?? rules.get('default-src')).toMatch(/'self'|'none'/);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(rules.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(rules.get('object-src') ?? rules.get('default-src')).toMatch(/'none'/);
    expect(rules.get('base-uri')).toMatch(/'none'|'self'/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toMatch(/no-referrer|same-origin/);
  });

  it('keep no word of a person in an address or in what a signed-out page can read', async () => {
    const { page, context } = await stage.open('worker', { size: PHONE });
    const cookies = await context.cookies();
    const session = cookies.find(({ name }) => name === 'AuthSession');
    expect(session?.httpOnly).toBe(true);
    expect(session?.sameSite).toMatch(/Lax|Strict/);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(stage.passwordOf('worker'));
  });
});

describe('what the policy stops', () => {
  it('is told by the page itself, so that no story passes over it', async () => {
    const device = await stage.device({ size: PHONE });
    await device.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.attacked = 1';
      document.body.append(script);
    });
    await expect
      .poll(() => device.faults.filter((words) => /script-src.* stopped inline/.test(words)))
      .toHaveLength(1);
    expect(takeViolations(device).length).toBeGreaterThan(0);
    expect(await device.page.evaluate(() => 'attacked' in window)).toBe(false);
  });
});

describe('a script among the words of an incident', () => {
  it('is text on the page of the case, in lists and on the printed sheet', async () => {
    const [phone, { page }] = [
      await stage.open('worker', { size: PHONE }),
      await stage.open('center', { size: DESK }),
    ];
    await openTab(phone.page, '上报');
    await phone.page.getByText('安全隐患', { exact: true }).click();
    await phone.page.getByText('三组', { exact: true }).click();
    await phone.page.getByLabel(/^情况/).fill(ATTACK);
    await phone.page.getByRole('button', { name: '提交' }).click();
    await phone.page.getByRole('article').waitFor();
    await expectHarmless(phone.page);
    await settled(phone.page);

    await openCase(page, 'onerror');
    await expectHarmless(page);
    await page.getByRole('navigation', { name: '台账' }).getByRole('link', { name: /^全部/ }).first().click();
    await page.getByRole('table').waitFor();
    await expectHarmless(page);
    await openCase(page, 'onerror');
    await page.getByRole('link', { name: '打印事件处理单' }).click();
    await page.locator('.paper').getByRole('heading', { level: 1 }).waitFor();
    await expectHarmless(page);
  });
});
