/**
 * `npm run bench -- form`: one household survey of 260 inputs in ours, in plain RJSF, SurveyJS and form-js, and as bare inputs of the
 * browser, which are the floor. Chromium at a quarter of its speed, all in one run, interleaved; ratios are taken within a
 * round and their medians are judged. `BENCH_ROUNDS=1` for a quick look.
 */
import { cpus, totalmem } from 'node:os';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import packages from '../../package.json' with { type: 'json' };
import { servePages } from './form/buildPages.ts';
import { addMember, openForm, SLOW_DOWN, typeInto, type Typed } from './form/measure.ts';
import { judge, tableOf, type Round } from './form/report.ts';
import { INPUTS } from './form/survey.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const PORT = 5530;
const SLOW = { keys: 10, pauseMs: 1_000 };
const FAST = { keys: 40, pauseMs: 125 };
/** A text that no condition asks about, in the first member: there in every form, also in one that folds the others. */
const FIELD = { name: 'occupation', member: 0 };

/** `ours` is the form as a town gets it (all members but one folded), `ours, open` has all 260 inputs on the page like the others. */
const PAGES = {
  ours: '/ours',
  'ours, open': '/ours?open',
  rjsf: '/rjsf',
  surveyjs: '/surveyjs',
  'form-js': '/formjs',
  native: '/native',
} as const;

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  const pages = await servePages(
    ['ours.tsx', 'rjsf.tsx', 'surveyjs.tsx', 'formjs.ts', 'native.ts'].map(
      (file) => `tests/bench/form/${file}`,
    ),
    PORT,
  );
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await playRound(browser, pages.origin));
    const verdicts = judge(rounds);
    const machine = {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      chromium: browser.version(),
      slowDown: SLOW_DOWN,
    };
    const { dependencies, devDependencies } = packages;
    const versions = {
      '@rjsf/core': dependencies['@rjsf/core'],
      react: dependencies.react,
      'survey-core': devDependencies['survey-core'],
      '@bpmn-io/form-js-viewer': devDependencies['@bpmn-io/form-js-viewer'],
    };
    if (json) {
      console.log(JSON.stringify({ bench: 'form', inputs: INPUTS, machine, versions, rounds, verdicts }));
    } else {
      console.log(
        `${machine.cpu}, ${String(machine.cores)} cores, Chromium ${machine.chromium}, slowed down ${String(SLOW_DOWN)} times`,
      );
      console.log(`${String(INPUTS)} inputs, ${String(ROUNDS)} rounds; ${JSON.stringify(versions)}`);
      console.log(tableOf(rounds));
      for (const { says, value, bound, holds } of verdicts)
        console.log(`${holds ? '✓' : '✗'} ${says}: ${value.toFixed(2)} (at most ${bound.toFixed(2)})`);
    }
    if (verdicts.some(({ holds }) => !holds)) process.exitCode = 1;
  } finally {
    await browser.close();
    await pages.close();
  }
}

async function playRound(browser: Browser, origin: string): Promise<Round> {
  const lines: Record<string, Round['lines'][string]> = {};
  for (const [name, path] of Object.entries(PAGES)) {
    const form = await openForm(browser, origin + path, 'survey');
    const slow = await typeInto(form, FIELD, SLOW.keys, SLOW.pauseMs);
    const fast = await typeInto(form, FIELD, FAST.keys, FAST.pauseMs);
    const add = await addMember(form);
    lines[name] = {
      slowCpuMs: slow.cpuMs,
      fastCpuMs: fast.cpuMs,
      paintMs: [...slow.paintMs, ...fast.paintMs],
      mountMs: form.mountMs,
      mountCpuMs: form.mountCpuMs,
      addCpuMs: add.cpuMs,
      addPaintMs: add.paintMs,
      heapMb: form.heapMb,
    };
    await form.page.context().close();
  }
  const conditions: Record<string, number> = {};
  for (const path of ['/ours?open', '/rjsf']) {
    const [withThem, without] = [
      await typeFirst(browser, origin + path, 'conditions'),
      await typeFirst(browser, origin + path, 'plain'),
    ];
    conditions[path === '/rjsf' ? 'rjsf' : 'ours'] = withThem.cpuMs / without.cpuMs;
  }
  return { lines, conditions };
}

/** Types into the first text, on which forty questions hang or none. */
async function typeFirst(browser: Browser, address: string, variant: 'conditions' | 'plain'): Promise<Typed> {
  const form = await openForm(browser, address, variant);
  const typed = await typeInto(form, { name: 'address' }, FAST.keys, FAST.pauseMs);
  await form.page.context().close();
  return typed;
}
