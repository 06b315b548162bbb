/**
 * Finds the browser for the end-to-end tests, and on a Debian machine where we are root installs it. It comes from the
 * system and not from a package, so that it gets the system's security updates.
 */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { complain, say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function findChromium() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, MAC].find((path) => existsSync(path));
}

/** On Ubuntu the package of this name is a stub that needs snap, so Debian itself is asked for. */
function canInstall() {
  const isDebian =
    existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  return isDebian && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Without a Chinese font every page is tested with empty boxes for text. */
async function hasChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh', 'family'], { capture: true });
  return code === 0 && output.trim() !== '';
}

async function install(packages) {
  say(`正在安装 ${packages.join('、')}`, `Installing ${packages.join(' and ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-qq'], { env });
  if (updated.code !== 0) return false;
  const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
  });
  return code === 0;
}

/** @returns {Promise<string | undefined>} the path of a browser, or undefined after telling what to install */
export async function ensureChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && !existsSync(named)) {
    complain(`环境变量 CHROMIUM 指向的 ${named} 不存在。`, `CHROMIUM names ${named}, which does not exist.`);
    return undefined;
  }
  const missing = [];
  if (named === undefined && findChromium() === undefined) missing.push('chromium');
  if (!(await hasChineseFont())) missing.push('fontconfig', 'fonts-noto-cjk');
  if (missing.length > 0 && canInstall()) await install(missing);

  const found = named ?? findChromium();
  if (found === undefined) {
    complain(
      '没有找到 Chromium。请安装（Debian：apt-get install chromium fonts-noto-cjk），或让环境变量 CHROMIUM 指向它。',
      'No Chromium was found. Install it (Debian: apt-get install chromium fonts-noto-cjk) or name it in the ' +
        'environment variable CHROMIUM.',
    );
  } else if (!(await hasChineseFont())) {
    say('没有中文字体，测试中的文字会显示为方框', 'No Chinese font: text will be boxes in the tests');
  }
  return found;
}
