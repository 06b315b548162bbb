/**
 * `npm start`: sets up what is missing, then starts the server, in this same process so that a signal reaches it.
 * Arguments go on to `wangge start`: `npm start -- --port 8080`.
 */
import { preparePackages, prepareApp } from './prepare.mjs';

if ((await preparePackages()) && (await prepareApp())) {
  process.argv.splice(2, 0, 'start');
  await import('../bin.mjs');
} else {
  process.exitCode = 1;
}
