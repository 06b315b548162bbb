/**
 * Runs a tool of ours or a program of the system. Tools are started through their package's own `bin` entry and this
 * same Node, because the shims in node_modules/.bin are other files on every system.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** @returns {Promise<{ code: number, output: string }>} `output` is empty unless it was to be captured. */
export function run(program, args, { capture = false, env = {} } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm is a .cmd file there, which only a shell starts.
      shell: process.platform === 'win32' && program === 'npm',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs the command `name` of an installed package. */
export function runTool(packageName, name, args, options) {
  const folder = join(ROOT, 'node_modules', packageName);
  let bin;
  try {
    ({ bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  } catch {
    return Promise.resolve({ code: 127, output: `${packageName} is not installed` });
  }
  return run(process.execPath, [join(folder, typeof bin === 'string' ? bin : bin[name]), ...args], options);
}

/** Runs npm: the very one that started us, if one did. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? run(process.execPath, [npm, ...args], options) : run('npm', args, options);
}
