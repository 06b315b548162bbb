/** A server in a process of its own, for tests that kill it. Prints its port; the folder is the argument. */
import { start } from './harness.ts';
import { DataDirectoryBusy } from '#server';

const dataDir = process.argv[2] ?? '';
try {
  const server = await start({ dataDir });
  process.stdout.write(`port ${String(server.port)}\n`);
} catch (error) {
  if (!(error instanceof DataDirectoryBusy)) throw error;
  process.stdout.write(`busy ${error.message}\n`);
}
