/** Saves one version after the other until it is killed: for a test that kills it. */
import { openKeeper } from '../../runtime/server/drafts/openKeeper.ts';

const [, , configDir = '', dataDir = '', what = '', who = ''] = process.argv;
const keeper = await openKeeper(configDir, dataDir);
const key = { what, who };
let head = (await keeper.read(key))?.version.head ?? null;
process.stdout.write('go\n');
for (let number = 0; number < 10_000; number += 1) {
  const files = new Map([['kit.json', `{ "id": "${String(number)}" }\n`]]);
  const saved = await keeper.save({ key, start: undefined, head, files, message: [], at: 0 });
  if (saved.status !== 'saved') throw new Error(saved.status);
  head = saved.version.head;
}
