/**
 * `npm test`: sets up what is missing, then runs the checks, the unit and component tests, and the built app in a
 * browser. A failed step does not hide the next ones. The last line is always "N passed, N failed", where a check, a
 * build or a browser that failed counts as one.
 */
import { runChecks } from './check.mjs';
import { ensureChromium } from './chromium.mjs';
import { prepareApp, preparePackages } from './prepare.mjs';
import { complain, say } from './say.mjs';
import { runProjects } from './vitest.mjs';

const total = { passed: 0, failed: 0 };

async function countTests(projects, env) {
  const { passed, failed } = await runProjects(projects, env);
  total.passed += passed;
  total.failed += failed;
}

async function testInBrowser() {
  const isBuilt = await prepareApp();
  const chromium = await ensureChromium();
  if (!isBuilt || chromium === undefined) {
    total.failed += 1;
    return;
  }
  say('浏览器中的测试', 'Tests in a browser');
  await countTests(['e2e'], { CHROMIUM: chromium });
}

async function testAll() {
  if (!(await preparePackages())) {
    total.failed += 1;
    return;
  }
  say('静态检查', 'Checks');
  total.failed += (await runChecks()).length;
  say('单元与组件测试', 'Unit and component tests');
  await countTests(['unit', 'dom']);
  await testInBrowser();
}

try {
  await testAll();
} catch (error) {
  complain('测试脚本自身出错：', 'The test script itself failed:');
  console.error(error);
  total.failed += 1;
}
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
