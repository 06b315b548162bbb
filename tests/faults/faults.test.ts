/**
 * Devices, a bad network, hubs and servers that are killed: at the end everybody has the same, what was acknowledged is there once, and
 * nothing that was entered is lost. Some schedules in every run; `npm run soak -- faults` plays a thousand, larger ones.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Runner } from './runSchedule.ts';
import { buildStage } from './Stage.ts';
import type { Stage } from './Stage.ts';

let stage: Stage;
let runner: Runner;

beforeAll(async () => {
  stage = await buildStage();
  runner = new Runner(stage);
}, 120_000);
afterAll(async () => {
  await runner.end();
  await stage.end();
});

const SMALL = { acts: 6, serverKills: 0.12, courtesy: 1000 };
const SEEDS = Array.from({ length: 24 }, (_, index) => index + 1);

test.each(SEEDS)(
  'seed %i: all end the same, and nothing is lost',
  async (seed) => {
    const { faults } = await runner.run(seed, SMALL);
    expect(faults).toEqual([]);
  },
  300_000,
);
