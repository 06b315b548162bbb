/**
 * `npm run bench -- sync`: the first load of a device in Chromium with IndexedDB, beside PouchDB's `replicate` of the same
 * database from the same server in the same run, in turns; and how long it takes from the log-in until one's own open work is on
 * the screen of the built app. The data are incidents of the sample town, told by the real rules. With `COUCHDB_URL` the server is over
 * that CouchDB, which has to be empty.
 */
import { existsSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import pouchPackage from 'pouchdb-browser/package.json' with { type: 'json' };
import type { LoadAnswer, LoadQuestion } from './syncPage.ts';
import { NAME, PASSWORD, startBenchTown } from './syncTown.ts';
import type { BenchTown } from './syncTown.ts';

const APP = fileURLToPath(new URL('../../dist/app', import.meta.url));
const PAGE = fileURLToPath(new URL('syncPage.ts', import.meta.url));
const BROWSER = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const SIZES = [10_000, 20_000, 50_000] as const;
const ROUNDS = 3;
const AIMS = { defaults: 1 / 4, thousand: 1 / 2, screenMs: 3000, line: 1.3 } as const;

/** Medians over the rounds, ms. */
interface Report {
  readonly load: Readonly<Record<number, number>>;
  readonly replicate: { readonly defaults: number; readonly thousand: number };
  readonly ratios: { readonly defaults: number; readonly thousand: number };
  /** Time per event at the largest size over that at the smallest: 1 is a straight line through nothing. */
  readonly line: number;
  readonly screen: Readonly<Record<number, number>>;
}

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  if (!existsSync(`${APP}/index.html`))
    throw new Error('npm run build first: the app itself is measured too.');
  const script = await bundled();
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const say = json ? () => undefined : (line: string) => console.log(line);
    say(machineWords(browser));
    say(process.env['COUCHDB_URL'] === undefined ? 'over the embedded database' : 'over CouchDB');
    const report = await measure(browser, script, say);
    if (!isReached(report)) process.exitCode = 1;
    if (json) console.log(JSON.stringify({ bench: 'sync', ...machine(browser), ...report, aims: AIMS }));
    else say(isReached(report) ? 'All aims are reached.' : 'An aim is missed.');
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, script: string, say: (line: string) => void): Promise<Report> {
  const load: Record<number, number> = {};
  const screen: Record<number, number> = {};
  let replicate = { defaults: 0, thousand: 0 };
  for (const size of SIZES) {
    const { times, shown } = await measureSize(browser, script, size, say);
    load[size] = median(times['wangge'] ?? []);
    screen[size] = median(shown);
    if (times['defaults'] !== undefined)
      replicate = { defaults: median(times['defaults']), thousand: median(times['thousand'] ?? []) };
  }
  const [least, most] = [SIZES[0], SIZES[2]];
  const report: Report = {
    load,
    replicate,
    ratios: {
      defaults: (load[least] ?? NaN) / replicate.defaults,
      thousand: (load[least] ?? NaN) / replicate.thousand,
    },
    line: (load[most] ?? NaN) / most / ((load[least] ?? NaN) / least),
    screen,
  };
  say(`\nto PouchDB with its defaults ${report.ratios.defaults.toFixed(3)} (aim ${String(AIMS.defaults)})`);
  say(`to PouchDB with batches of 1,000 ${report.ratios.thousand.toFixed(3)} (aim ${String(AIMS.thousand)})`);
  say(
    `time per event, ${String(most)} to ${String(least)}: ${report.line.toFixed(2)} (aim ${String(AIMS.line)})`,
  );
  return report;
}

/** One size: the ways to load it in turns (PouchDB's only at the smallest, it takes minutes at the others), then the app. */
async function measureSize(
  browser: Browser,
  script: string,
  size: number,
  say: (line: string) => void,
): Promise<{
  readonly times: Readonly<Record<string, readonly number[]>>;
  readonly shown: readonly number[];
}> {
  const town = await startBenchTown(size, APP);
  try {
    const { events, bytes, waiting } = town;
    say(`\n${String(events)} events of ${String(bytes)} bytes, ${String(waiting)} cases wait`);
    const peers = { defaults: { by: 'replicate' }, thousand: { by: 'replicate', batchSize: 1000 } } as const;
    const ways = { wangge: { by: 'wangge' } as const, ...(size === SIZES[0] ? peers : {}) };
    const times = await loadInTurns(browser, town, script, ways);
    for (const [way, ms] of Object.entries(times)) say(`  ${way.padEnd(10)} ${wordsOf(ms)}`);
    const shown: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) shown.push(await firstScreen(browser, town));
    say(`  ${'screen'.padEnd(10)} ${wordsOf(shown)}`);
    return { times, shown };
  } finally {
    await town.close();
  }
}

function isReached({ ratios, line, screen }: Report): boolean {
  const isQuick = Object.values(screen).every((ms) => ms <= AIMS.screenMs);
  return ratios.defaults <= AIMS.defaults && ratios.thousand <= AIMS.thousand && line <= AIMS.line && isQuick;
}

/** Each way once a round, in turns, each time into fresh databases. */
async function loadInTurns(
  browser: Browser,
  { server: { url }, database, events }: BenchTown,
  script: string,
  ways: Readonly<Record<string, Omit<LoadQuestion, 'database'>>>,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const context = await browser.newContext({ baseURL: url });
  await context.request.post('/_session', { data: { name: NAME, password: PASSWORD } });
  // A page of the server's origin, so that the cookie and IndexedDB are those of the app, with our script in it.
  await context.route('**/bench', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><script src="/bench.js"></script>' }),
  );
  await context.route('**/bench.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  const page = await context.newPage();
  await page.goto('/bench');
  const times: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [way, question] of Object.entries(ways)) {
      const { ms, found } = await load(page, { ...question, database });
      if (found !== events) throw new Error(`${way} brought ${String(found)} of ${String(events)} events.`);
      times[way] = [...(times[way] ?? []), ms];
    }
  }
  await context.close();
  return times;
}

function load(page: Page, question: LoadQuestion): Promise<LoadAnswer> {
  return page.evaluate(async (asked) => {
    const bench = window.wanggeBench;
    if (bench === undefined) throw new Error('The script of the bench is not in the page.');
    return bench.load(asked);
  }, question);
}

/** From the tap on “log in” on a new device until a case that waits for this person is on the screen (ms). */
async function firstScreen(browser: Browser, { server: { url } }: BenchTown): Promise<number> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('#login-name').fill(NAME);
  await page.locator('#login-password').fill(PASSWORD);
  const begun = performance.now();
  await page.locator('form button[type=submit]').click();
  await page.locator('a.case-card[href^="/todo/"]').first().waitFor();
  const ms = performance.now() - begun;
  await context.close();
  return ms;
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [PAGE],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'chrome80',
    // PouchDB looks for Node's name of the global object.
    define: { global: 'globalThis' },
  });
  return outputFiles[0]?.text ?? '';
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function wordsOf(times: readonly number[]): string {
  return `${median(times).toFixed(0).padStart(7)} ms  (${times.map((ms) => ms.toFixed(0)).join(', ')})`;
}

function machine(browser: Browser) {
  const [cpu] = cpus();
  return {
    machine: {
      cpu: cpu?.model ?? '?',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      load: loadavg(),
    },
    versions: { node: process.version, chromium: browser.version(), pouchdb: pouchPackage.version },
    rounds: ROUNDS,
  };
}

function machineWords(browser: Browser): string {
  const { machine: found, versions } = machine(browser);
  return (
    `${found.cpu}, ${String(found.cores)} cores, ${String(found.memoryGb)} GB, load ${found.load.map((n) => n.toFixed(1)).join(' ')}\n` +
    `Node ${versions.node}, Chromium ${versions.chromium}, PouchDB ${versions.pouchdb}`
  );
}
