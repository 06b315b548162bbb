/**
 * `npm run bench -- check`: loading and checking the sample town. Cold is the first load of a fresh process, which pays
 * for compiling the code as well: what `wangge check` feels like. Warm is what the designer does after every change.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { readConfigFolder } from '#cli';
import { type Load, loadOnce } from './loadOnce.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONFIG = join(ROOT, 'config');
/** The issue asks for less, first load included; the bench fails above it. */
const LIMIT_MS = 300;
const PROCESSES = 9;
const WARM_UP = 5;
const ROUNDS = 30;

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  const { files, problems: unread } = await readConfigFolder(CONFIG);
  const cold = await measureCold();
  for (let round = 0; round < WARM_UP; round += 1) loadOnce(files);
  const warm = Array.from({ length: ROUNDS }, () => loadOnce(files));
  const report = {
    bench: 'check',
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1_073_741_824),
    },
    versions: { node: process.version },
    sizes: {
      files: files.size,
      kilobytes: Math.round(
        [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1024,
      ),
    },
    problems: unread.length + Math.max(...cold.map(({ problems }) => problems)),
    cold: { processes: PROCESSES, ...timesOf(cold) },
    warm: { rounds: ROUNDS, ...timesOf(warm) },
    limitMs: LIMIT_MS,
  };
  if (json) console.log(JSON.stringify(report));
  else print(report);
  if (report.cold.medianMs >= LIMIT_MS || report.warm.medianMs >= LIMIT_MS) process.exitCode = 1;
}

/** One load in each of several new processes, from one file of plain JavaScript: TypeScript's translation is not what is measured. */
async function measureCold(): Promise<readonly Load[]> {
  // Inside the project, so that packages are found.
  const folder = await mkdtemp(join(ROOT, 'node_modules', '.bench-check-'));
  try {
    const script = join(folder, 'load.mjs');
    await build({
      entryPoints: [join(ROOT, 'tests', 'bench', 'coldLoad.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'silent',
    });
    const loads: Load[] = [];
    for (let round = 0; round < PROCESSES; round += 1) {
      const { stdout } = await promisify(execFile)(process.execPath, [script, CONFIG]);
      loads.push(JSON.parse(stdout) as Load);
    }
    return loads;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Times {
  readonly medianMs: number;
  readonly leastMs: number;
  readonly p95Ms: number;
  readonly medianCpuMs: number;
}

function timesOf(loads: readonly Load[]): Times {
  const times = sorted(loads.map(({ ms }) => ms));
  const cpu = sorted(loads.map(({ cpuMs }) => cpuMs));
  return {
    medianMs: at(times, 0.5),
    leastMs: at(times, 0),
    p95Ms: at(times, 0.95),
    medianCpuMs: at(cpu, 0.5),
  };
}

function sorted(times: readonly number[]): readonly number[] {
  return [...times].sort((left, right) => left - right);
}

function at(times: readonly number[], share: number): number {
  return Math.round((times[Math.floor((times.length - 1) * share)] ?? 0) * 10) / 10;
}

function print(report: {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGb: number };
  readonly versions: { readonly node: string };
  readonly sizes: { readonly files: number; readonly kilobytes: number };
  readonly problems: number;
  readonly cold: Times & { readonly processes: number };
  readonly warm: Times & { readonly rounds: number };
  readonly limitMs: number;
}): void {
  const { machine, versions, sizes, cold, warm, limitMs } = report;
  console.log(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${versions.node}`);
  console.log(`${sizes.files} files, ${sizes.kilobytes} KB, ${report.problems} problems`);
  console.log(`first load, in ${cold.processes} processes: ${inWords(cold)}`);
  console.log(`again, over ${warm.rounds} rounds: ${inWords(warm)}`);
  const under = cold.medianMs < limitMs && warm.medianMs < limitMs;
  console.log(under ? `under ${limitMs} ms` : `NOT under ${limitMs} ms`);
}

function inWords({ medianMs, leastMs, p95Ms, medianCpuMs }: Times): string {
  return `median ${medianMs} ms, least ${leastMs} ms, p95 ${p95Ms} ms (processor time ${medianCpuMs} ms)`;
}
