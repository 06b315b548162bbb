import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningTown {
  readonly origin: string;
  /** Passwords of the demo accounts by account name. */
  readonly passwords: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the town exactly as `npm start` does, on a free port of loopback with a fresh data folder. The designer saves drafts into the
 * repository of the config: with `ownConfig` that is a copy, and not the one whoever runs the tests works in.
 */
export async function startTown({ ownConfig = false } = {}): Promise<RunningTown> {
  // Without it every story would wait in vain for a page.
  if (!existsSync('dist/app/index.html')) throw new Error('The app is not built: run `npm run build` first.');
  const data = await mkdtemp(join(tmpdir(), 'wangge-e2e-'));
  const args = ['runtime/cli/bin.mjs', 'start', '--port', '0', '--data', join(data, 'town')];
  if (ownConfig) args.push('--config', await copyConfig(data));
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await addressOf(child);
  const answer = await fetch(`${origin}/api/demo`);
  const { accounts } = (await answer.json()) as { accounts: readonly { name: string; password: string }[] };
  return {
    origin,
    passwords: Object.fromEntries(accounts.map(({ name, password }) => [name, password])),
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The config committed to a repository of its own. */
async function copyConfig(folder: string): Promise<string> {
  const repository = join(folder, 'repository');
  await cp('config', join(repository, 'config'), { recursive: true });
  const git = (...words: readonly string[]): void => {
    execFileSync('git', ['-C', repository, ...words], { stdio: 'ignore' });
  };
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=样例', '-c', 'user.email=sample@town.example', 'commit', '-qm', 'config');
  return join(repository, 'config');
}

/** The server prints its address when it listens; a server that ends before is an error with what it said. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => {
      reject(new Error(`The server ended with ${String(code)}: ${said}`));
    });
  });
}
