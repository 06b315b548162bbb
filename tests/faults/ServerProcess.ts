import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Order } from './faultServer.main.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'tests/faults/faultServer.main.ts');

/** All of the server in one file: a killed one is started again hundreds of times, and from its sources that takes longer than a schedule. */
let bundle: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const directory = join(ROOT, 'node_modules/.cache/wangge-faults');
  const outfile = join(directory, `server-${String(process.pid)}.mjs`);
  await build({
    entryPoints: [MAIN],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  process.once('exit', () => {
    rmSync(outfile, { force: true });
  });
  return outfile;
}

interface Answer {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** The process with the server in it, for one town after the other. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #asked = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', ({ number, value, error }: Answer) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
    });
    child.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the server process is gone'));
      this.#waiting.clear();
    });
  }

  static async start(): Promise<ServerProcess> {
    const child = fork(await (bundle ??= bundled()), [join(ROOT, 'config')], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const process = new ServerProcess(child);
    await new Promise((resolve, reject) => {
      process.#waiting.set(0, { resolve, reject });
    });
    return process;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  ask(order: Order): Promise<unknown> {
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#child.send({ number, order }, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  /** -9: no handler of it runs. Resolves when it is gone and its files are free. */
  async kill(): Promise<void> {
    if (!this.isAlive) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }
}
