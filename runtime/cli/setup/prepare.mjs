/**
 * What has to be there before anything of ours can run: a Node that is new enough, the packages of the lock file,
 * and the built app. Each step does nothing when its result is already up to date, and answers whether it succeeded.
 *
 * Plain JavaScript without dependencies, as this runs on a fresh machine.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runNpm, runTool } from './run.mjs';
import { complain, say } from './say.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/** Vite and Vitest need 20.19; package.json says the same under `engines`. */
const OLDEST_NODE = [20, 19];

const PACKAGES_STAMP = 'node_modules/.wangge-stamp';

const APP_STAMP = 'dist/app.stamp';
const APP_SOURCES = [
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
  'runtime',
  'designer',
];
const NOT_IN_APP = /^runtime\/(cli|server)\/|\.test\.tsx?$|\.md$/;

function isNodeNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return true;
  const wanted = OLDEST_NODE.join('.');
  complain(
    `需要 Node.js ${wanted} 或更新的版本，这台机器上是 ${process.versions.node}。请到 https://nodejs.org 安装。`,
    `Node.js ${wanted} or newer is needed; this is ${process.versions.node}. Install it from https://nodejs.org.`,
  );
  return false;
}

export async function preparePackages() {
  if (!isNodeNewEnough()) return false;
  const hash = hashOf(['package-lock.json']);
  if (isStamped(PACKAGES_STAMP, hash)) return true;
  say('正在安装依赖包（约一分钟）', 'Installing packages (about a minute)');
  // Also under NODE_ENV=production: the app is built here, and the tools for that are development packages.
  const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) {
    complain(
      '依赖包没有装上（原因见上）。请检查网络，或用 `npm config set registry <地址>` 换一个镜像后再试。',
      'The packages could not be installed (see above). Check the network, or set a mirror with ' +
        '`npm config set registry <address>`, and try again.',
    );
    return false;
  }
  stamp(PACKAGES_STAMP, hash);
  return true;
}

export async function prepareApp() {
  const hash = hashOf(APP_SOURCES, { without: NOT_IN_APP });
  if (existsSync(join(ROOT, 'dist/app/index.html')) && isStamped(APP_STAMP, hash)) return true;
  say('正在构建应用', 'Building the app');
  const { code } = await runTool('vite', 'vite', ['build', '--logLevel', 'warn']);
  if (code !== 0) {
    complain('应用没有构建成功（原因见上）。', 'The app could not be built (see above).');
    return false;
  }
  stamp(APP_STAMP, hash);
  return true;
}
