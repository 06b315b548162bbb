/** The program `wangge`: bin.mjs imports this file, and it runs the command of the arguments. */
import { runCli } from './runCli.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  now: () => Date.now(),
});
