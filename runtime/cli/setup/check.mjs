/**
 * `npm run check`: everything that can be said about the code without running it. All parts run and all failures are
 * told, since to hear of one fault at a time is slow; two parts at once, for the two cores of a small machine.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './root.mjs';
import { runTool } from './run.mjs';

const CRUISED = ['runtime', 'designer', 'stories', 'tests', '.storybook'];

const PARTS = [
  { name: 'eslint', tool: ['eslint', 'eslint', ['-c', '.eslint.config.mjs', '--max-warnings', '0', '.']] },
  { name: 'types', tool: ['typescript', 'tsc', ['-p', '.']] },
  { name: 'types of the core', tool: ['typescript', 'tsc', ['-p', 'runtime/core']] },
  {
    name: 'layers',
    tool: [
      'dependency-cruiser',
      'depcruise',
      ['--config', '.dependency-cruiser.cjs', ...CRUISED.filter((folder) => existsSync(join(ROOT, folder)))],
    ],
  },
  { name: 'unused code', tool: ['knip', 'knip', []] },
  { name: 'format', tool: ['prettier', 'prettier', ['--check', '--log-level', 'warn', '.']] },
];

async function runPart({ name, tool }) {
  const started = Date.now();
  const { code, output } = await runTool(...tool, { capture: true });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

/** @returns {Promise<string[]>} the names of the parts that failed */
export async function runChecks() {
  const waiting = [...PARTS];
  const failed = [];
  const work = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      if (!(await runPart(part))) failed.push(part.name);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const failed = await runChecks();
  if (failed.length > 0) {
    console.log(`✗ 未通过 · failed: ${failed.join(', ')}`);
    process.exitCode = 1;
  }
}
