import { spawn } from 'node:child_process';

export interface GitCall {
  /** Where; `-C` of git. */
  readonly at: string;
  readonly args: readonly string[];
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export type GitAnswer =
  | { readonly status: 'done'; readonly out: Buffer }
  /** It ran and answered no. */
  | { readonly status: 'failed'; readonly code: number; readonly reason: string }
  /** There is no git on this machine. */
  | { readonly status: 'missing' };

/** After so many milliseconds git is killed. A save takes some hundredths of a second; a repository on a dead network share must not hold the server. */
export const LONGEST = 20_000;
const MOST_OUTPUT = 256 * 1024 * 1024;

/**
 * Settings of the repository that would run a program or go out to the network. Whoever may write them owns the machine's files
 * already, but a draft has no need of them.
 */
const QUIET = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.untrackedCache', 'false'],
  ['core.splitIndex', 'false'],
  ['index.sparse', 'false'],
  ['core.logAllRefUpdates', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['protocol.allow', 'never'],
].flatMap(([name, value]) => ['-c', `${name ?? ''}=${value ?? ''}`]);

/** Nothing of the server's own environment but where programs are. Settings of the account and of the machine do not count. */
function environment(env: GitCall['env']): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    ...env,
  };
}

/** Runs git without a shell. Never rejects. */
export async function runGit({ at, args, input, env }: GitCall): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const git = spawn('git', [...QUIET, '-C', at, ...args], {
      env: environment(env),
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    const out: Uint8Array[] = [];
    let [size, reason] = [0, ''];
    git.stdout.on('data', (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > MOST_OUTPUT) git.kill('SIGKILL');
      else out.push(chunk);
    });
    git.stderr.on('data', (chunk: Buffer) => {
      if (reason.length < 4000) reason += chunk.toString('utf8');
    });
    git.on('error', (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === 'ENOENT'
          ? { status: 'missing' }
          : { status: 'failed', code: -1, reason: error.message },
      );
    });
    git.on('close', (code) => {
      if (code === 0 && size <= MOST_OUTPUT) resolve({ status: 'done', out: Buffer.concat(out) });
      else
        resolve({ status: 'failed', code: code ?? -1, reason: reason.trim() || 'it did not finish in time' });
    });
    // Git may end before it has read everything; what it says then is in its answer.
    git.stdin.on('error', () => undefined);
    git.stdin.end(input ?? '');
  });
}
