import { runCli } from './runCli.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const START = Date.UTC(2026, 4, 20);
const SECOND = 1000;
let calls = 0;

/**
 * Calls `wangge` in a folder, as somebody with a Chinese terminal on 20 May 2026, and keeps what it says. Each call comes a second after the
 * one before: the audit log has its lines in the order of the clock.
 */
export async function callCli(cwd: string, args: readonly string[]): Promise<Said> {
  calls += 1;
  const now = START + calls * SECOND;
  const said = { out: '', err: '' };
  const code = await runCli(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    cwd,
    env: { LANG: 'zh_CN.UTF-8' },
    now: () => now,
  });
  return { code, ...said };
}
