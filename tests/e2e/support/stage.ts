import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser } from 'playwright-core';
import { enter, launch, openDevice } from './browser.ts';
import type { Device, Look } from './browser.ts';
import { startTown } from './town.ts';
import type { RunningTown } from './town.ts';

/** What a file of stories plays on: one town and one browser, started before the first story. */
export interface Stage {
  readonly town: () => RunningTown;
  /** A fresh profile at the log-in page. */
  readonly device: (look: Look) => Promise<Device>;
  /** A fresh profile in which this account is signed in. */
  readonly open: (name: string, look: Look) => Promise<Device>;
  readonly passwordOf: (name: string) => string;
}

/**
 * Sets the stage. After each story its profiles are closed, nothing may have gone wrong unseen in any of them, and when the
 * story failed, what everybody saw is kept in `dist/e2e/`.
 */
export function setStage(options: Parameters<typeof startTown>[0] = {}): Stage {
  let town: RunningTown | undefined;
  let browser: Browser | undefined;
  const devices: Device[] = [];

  beforeAll(async () => {
    [town, browser] = await Promise.all([startTown(options), launch()]);
  });
  afterEach(async ({ task }) => {
    const opened = devices.splice(0);
    if (task.result?.state === 'fail') await keepPictures(task.name, opened);
    for (const { context } of opened) await context.close();
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  function getTown(): RunningTown {
    if (town === undefined) throw new Error('The stage is set before the first story, not at import.');
    return town;
  }
  async function device(look: Look): Promise<Device> {
    if (browser === undefined) throw new Error('The stage is set before the first story, not at import.');
    const opened = await openDevice(browser, getTown().origin, look);
    devices.push(opened);
    return opened;
  }
  const passwordOf = (name: string): string => getTown().passwords[name] ?? '';
  return {
    town: getTown,
    device,
    passwordOf,
    async open(name, look) {
      const opened = await device(look);
      await enter(opened.page, name, passwordOf(name));
      return opened;
    },
  };
}

async function keepPictures(story: string, devices: readonly Device[]): Promise<void> {
  for (const [index, { page }] of devices.entries()) {
    const path = `dist/e2e/${story.replaceAll(/\W+/g, '-')}-${String(index + 1)}.png`;
    await page.screenshot({ path }).catch(() => undefined);
  }
}
