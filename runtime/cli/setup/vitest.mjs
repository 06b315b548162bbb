/** Runs Vitest projects with their usual output, and counts from the JSON report beside it. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runTool } from './run.mjs';

/**
 * A file that does not even load has no failed tests in the report, and an error outside of any test appears in the
 * exit code alone: both count as one failure, or a red run would be added up to "0 failed".
 */
function count(report, code) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function runProjects(projects, env) {
  const file = join(ROOT, 'dist/test', `${projects.join('-')}.json`);
  mkdirSync(join(ROOT, 'dist/test'), { recursive: true });
  rmSync(file, { force: true });
  const { code } = await runTool(
    'vitest',
    'vitest',
    [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env },
  );
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return count(JSON.parse(readFileSync(file, 'utf8')), code);
}
