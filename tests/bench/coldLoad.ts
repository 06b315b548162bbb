/** What `check.ts` runs in new processes: one load of the folder named first, as JSON. */
import { readConfigFolder } from '#cli';
import { loadOnce } from './loadOnce.ts';

const { files } = await readConfigFolder(process.argv[2] ?? 'config');
console.log(JSON.stringify(loadOnce(files)));
