/** `npm run soak -- <name> […]`: long runs that are too much for every `npm test`. Each says its seeds, and ends with a verdict and its exit code. */
import { soakMutants } from '../acceptance/soak.ts';
import { soakFaults } from '../faults/soak.ts';

const SOAKS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  faults: soakFaults,
  mutants: soakMutants,
};

const [name = '', ...args] = process.argv.slice(2);
const soak = Object.hasOwn(SOAKS, name) ? SOAKS[name] : undefined;
if (soak === undefined) say(`npm run soak -- <name>\n<name>: ${Object.keys(SOAKS).join(', ')}`);
process.exit(soak === undefined ? 2 : await soak(args));

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
