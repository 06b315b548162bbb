/** The command line, for tests and for programs that embed it. */
export { readConfigFolder } from './readConfigFolder.ts';
export type { ConfigFolder } from './readConfigFolder.ts';
export { runCli } from './runCli.ts';
export type { ExitCode, Terminal } from './Terminal.ts';
